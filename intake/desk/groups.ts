/** Who is at work, group by group, and who can take what (DESIGN 4.7 to 4.10). */

export interface GroupAtWork {
  readonly skills: readonly number[]
  /** Has the skill of a phone type. */
  readonly phone: boolean
  /** Who may take contacts, with those who have one in hand. */
  onDuty: number
  /** Who has a contact in hand, or is away. */
  busy: number
  /** How many of those on duty just before a closing are kept for the calls left over. */
  staying: number
}

export class Groups {
  readonly all: GroupAtWork[]
  /** Groups with the skill of each type, in the order of preference. */
  private readonly of: number[][]

  constructor(groups: { skills: number[] }[], types: { phone: boolean }[]) {
    this.all = groups.map(({ skills }) => ({ skills, phone: skills.some((type) => types[type].phone), onDuty: 0, busy: 0, staying: 0 }))
    this.of = types.map((_, type) => groups.flatMap(({ skills }, group) => (skills.includes(type) ? [group] : [])))
  }

  /** The first group with an idle agent for a call; agents kept after a closing serve what was left over then only. */
  forCall(type: number, leftOver: boolean): number | null {
    return this.find(type, ({ onDuty, busy, staying }) => onDuty > busy || (leftOver && staying > busy))
  }

  /** The first group with an idle agent for background work; in opening hours `reserve` other phone agents must stay idle. */
  forBackground(type: number, reserve: number, inHours: boolean): number | null {
    const spared = !inHours || this.idleOnPhone() > reserve
    return this.find(type, ({ onDuty, busy, phone }) => onDuty > busy && (spared || !phone))
  }

  /** Is anybody at work who could ever serve `type`? */
  anybodyFor(type: number): boolean {
    return this.of[type].some((group) => this.all[group].onDuty > 0 || this.all[group].staying > 0)
  }

  /** Everybody on duty, or still there from an earlier closing, stays. */
  stay(): void {
    for (const group of this.all) group.staying = Math.max(group.onDuty, group.staying)
  }

  /** Of those who stayed the idle ones go when nothing is left for them; the others when they are done. */
  sendHome(leftOvers: readonly number[]): void {
    for (const group of this.all)
      if (group.staying > group.busy && group.skills.every((type) => leftOvers[type] === 0)) group.staying = group.busy
  }

  private find(type: number, can: (group: GroupAtWork) => boolean): number | null {
    return this.of[type].find((group) => can(this.all[group])) ?? null
  }

  private idleOnPhone(): number {
    return this.all.reduce((sum, { phone, onDuty, busy }) => sum + (phone ? Math.max(0, onDuty - busy) : 0), 0)
  }
}
