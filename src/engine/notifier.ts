import { EventEmitter } from 'eventemitter3'
import type { LeadEvent } from '../lead/index.ts'
import { isThenable } from './is-thenable.ts'

type Listener = (event: never) => unknown

/** Tells listeners what was committed. */
export interface Notifier {
  /**
   * Adds a listener.
   *
   * @param name - what it listens to
   * @param listener - called after the commit; what it throws harms nobody
   * @returns removes it
   */
  on(name: string, listener: Listener): () => void
  /**
   * Tells the listeners of one event.
   *
   * @param event - what was committed
   */
  tell(event: LeadEvent): void
}

/**
 * Makes a notifier without listeners.
 *
 * @returns the notifier
 */
export const createNotifier = (): Notifier => {
  const emitter = new EventEmitter<string>()
  const listening = new Set<Listener>()

  const fail = (error: unknown, event: unknown): void => {
    emitter.emit('listener-failed', { type: 'listener-failed', error, event })
  }

  /** Keeps what one listener throws from the others and from the one who sent the command. */
  const guarded =
    (name: string, listener: (event: unknown) => unknown) =>
    (event: unknown): void => {
      // a failing listener for failures would call itself for ever
      const failed = name === 'listener-failed' ? () => undefined : (e: unknown) => fail(e, event)
      try {
        const result = listener(event)
        if (isThenable(result)) result.then(undefined, failed)
      } catch (error) {
        failed(error)
      }
    }

  return {
    on: (name, listener) => {
      const wrapped = guarded(name, listener as (event: unknown) => unknown)
      emitter.on(name, wrapped)
      listening.add(wrapped)
      return () => {
        emitter.off(name, wrapped)
        listening.delete(wrapped)
      }
    },
    tell: (event) => {
      if (listening.size === 0) return
      emitter.emit(event.type, event)
      if (event.type === 'lead-moved') emitter.emit(`lead-moved:${event.transition}`, event)
      emitter.emit('*', event)
    },
  }
}
