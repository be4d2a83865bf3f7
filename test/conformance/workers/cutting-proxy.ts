import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Where a connection is cut: in the middle of what the client sends, or after the server has done it and before the client hears of it. */
export type Cut = 'request' | 'answer'

/** Stands between a client and a server and cuts connections. */
export interface CuttingProxy {
  /** The address of the server, through the proxy. */
  readonly url: string
  /** Cuts whichever connection sends the n-th time from now on, from 1. */
  arm(cut: Cut, n: number): void
  /** Takes back what has not happened yet; says whether it had. */
  disarm(): boolean
  close(): Promise<void>
}

/**
 * Starts a proxy before a server.
 *
 * @param serverUrl - the address of the server
 * @returns the proxy, listening
 */
export const startCuttingProxy = async (serverUrl: string): Promise<CuttingProxy> => {
  const target = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let armed: { readonly cut: Cut; left: number } | null = null

  const join = (client: Socket): void => {
    const server = connect(Number(target.port || 5432), target.hostname)
    let isDeaf = false
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    client.on('data', (chunk) => {
      if (!armed || isDeaf) return void server.write(chunk)
      armed.left -= 1
      if (armed.left > 0) return void server.write(chunk)
      const { cut } = armed
      armed = null
      isDeaf = cut === 'answer'
      if (isDeaf) server.write(chunk)
      else server.write(chunk.subarray(0, chunk.length / 2), end)
    })
    server.on('data', (chunk) => {
      if (isDeaf) end()
      else client.write(chunk)
    })
  }

  const proxy = createServer(join)
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const url = new URL(serverUrl)
  url.hostname = '127.0.0.1'
  url.port = String((proxy.address() as AddressInfo).port)
  return {
    url: url.href,
    arm: (cut, n) => {
      armed = { cut, left: n }
    },
    disarm: () => {
      const hasCut = armed === null
      armed = null
      return hasCut
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
