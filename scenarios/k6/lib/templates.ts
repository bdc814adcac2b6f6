/** Requests are templates: {type}, {caller}, {number}, ... stand for a contact's own values. What is not known stays as it is written. */
import type { Endpoint, EndpointRequest } from '../../../sim/load/endpoint.ts'
import { Failure } from './failure.ts'

/** The values of one attempt, by name. */
export type Values = Record<string, string>

export const fill = (template: string, values: Values) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name] : whole))

/** In a path each value is one segment, or one query value, whatever it holds. */
export const fillPath = (template: string, values: Values) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? encodeURIComponent(values[name]) : whole))

/** {env.NAME} is a variable of the environment; one that is not there is an error, not an empty token. */
export function fillHeaders(headers: Record<string, string>, values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, fill(fillEnvironment(name, text), values)]))
}

function fillEnvironment(header: string, text: string): string {
  return text.replace(/\{env\.(\w+)\}/g, (_, variable: string) => {
    const value = __ENV[variable]
    if (value === undefined) throw new Failure(`header ${header} needs the environment variable ${variable}`)
    return value
  })
}

export const headersOf = ({ place, answer, hangUp, message, clock }: Endpoint): Record<string, string>[] =>
  [place, answer, hangUp, message, clock].flatMap((part) => (part !== undefined && 'headers' in part ? [part.headers] : []))

/** What must not be printed: the values that headers take from the environment. */
export function secretsOf(endpoint: Endpoint): string[] {
  const variables = headersOf(endpoint).flatMap((all) => Object.values(all).flatMap((text) => [...text.matchAll(/\{env\.(\w+)\}/g)]))
  return variables.map(([, variable]) => __ENV[variable] ?? '').filter((value) => value !== '')
}

type Json = EndpointRequest['json']

/** The same JSON with its texts filled. */
export function fillJson(template: Json, values: Values): Json {
  if (typeof template === 'string') return fill(template, values)
  if (Array.isArray(template)) return template.map((one) => fillJson(one, values) as NonNullable<Json>)
  if (template === null || typeof template !== 'object') return template
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillJson(value, values) as NonNullable<Json>]))
}
