import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'node:test'
import { HandlerError } from '../../src/server/errors.js'
import { requestUrl, type RequestTarget } from '../../src/server/node-url.js'

const targetOf = (change: Partial<RequestTarget> = {}): RequestTarget => ({
  isEncrypted: false,
  target: '/api/hubspot',
  hosts: ['app.example.com'],
  localAddress: '10.0.0.7:8080',
  ...change,
})

const accepted: [title: string, target: Partial<RequestTarget>, url: string][] = [
  ['a name', {}, 'http://app.example.com/api/hubspot'],
  ['an encrypted connection', { isEncrypted: true }, 'https://app.example.com/api/hubspot'],
  ['a port', { hosts: ['app.example.com:8080'] }, 'http://app.example.com:8080/api/hubspot'],
  ['the default port', { hosts: ['app.example.com:80'] }, 'http://app.example.com/api/hubspot'],
  ['an empty port', { hosts: ['app.example.com:'] }, 'http://app.example.com/api/hubspot'],
  ['capital letters', { hosts: ['App.Example.COM'] }, 'http://app.example.com/api/hubspot'],
  ['an underscore', { hosts: ['api_server:3000'] }, 'http://api_server:3000/api/hubspot'],
  ['an IPv4 address', { hosts: ['192.168.1.5:3000'] }, 'http://192.168.1.5:3000/api/hubspot'],
  ['an IPv6 address', { hosts: ['[::1]'] }, 'http://[::1]/api/hubspot'],
  ['an IPv6 address with a port', { hosts: ['[2001:DB8::1]:3000'] }, 'http://[2001:db8::1]:3000/api/hubspot'],
  ['an IPv6 address that holds an IPv4 one', { hosts: ['[::ffff:10.0.0.7]'] }, 'http://[::ffff:a00:7]/api/hubspot'],
  ['the same host twice', { hosts: ['a.example', 'A.example'] }, 'http://a.example/api/hubspot'],
  ['no host', { hosts: [] }, 'http://10.0.0.7:8080/api/hubspot'],
  ['a whole URL as its target', { target: 'http://b.example/x?y' }, 'http://b.example/x?y'],
  ['a whole URL of another scheme', { target: 'HTTPS://b.example:444/x' }, 'http://b.example:444/x'],
  ['a whole URL without a path', { target: 'http://b.example' }, 'http://b.example/'],
  ['a whole URL with only a query', { target: 'http://b.example?x=1' }, 'http://b.example/?x=1'],
  ['a whole URL beside two hosts', { target: 'http://b.example/x', hosts: ['a', 'b'] }, 'http://b.example/x'],
  ['the target *', { target: '*' }, 'http://app.example.com/'],
  ['a query', { target: '/?a=b&a=%2Fc' }, 'http://app.example.com/?a=b&a=%2Fc'],
  ['two slashes', { target: '//evil.example/x' }, 'http://app.example.com//evil.example/x'],
  ['an encoded slash', { target: '/a%2Fb%5Cc%00' }, 'http://app.example.com/a%2Fb%5Cc%00'],
  ['an encoded letter', { target: '/%C3%A4?%c3%a4' }, 'http://app.example.com/%C3%A4?%c3%a4'],
  ['a letter in two raw bytes', { target: '/\xc3\xa4?q=\xc3\xa4' }, 'http://app.example.com/%C3%A4?q=%C3%A4'],
  ['an @ in its path', { target: '/@evil.example/' }, 'http://app.example.com/@evil.example/'],
  ['a URL in its query', { target: '/?next=http://evil.example' }, 'http://app.example.com/?next=http://evil.example'],
]
for (const [title, target, url] of accepted) {
  test(`a request with ${title} has the URL ${url}`, () => {
    assert.equal(requestUrl(targetOf(target)).href, url)
  })
}

const refused: [title: string, target: Partial<RequestTarget>][] = [
  ['credentials in its host', { hosts: ['user@evil'] }],
  ['a password in its host', { hosts: ['app.example.com:x@evil'] }],
  ['a path in its host', { hosts: ['evil/app.example.com'] }],
  ['a query in its host', { hosts: ['evil?app.example.com'] }],
  ['a hash in its host', { hosts: ['evil#app.example.com'] }],
  ['a backslash in its host', { hosts: ['evil\\app.example.com'] }],
  ['a blank in its host', { hosts: ['a b'] }],
  ['an encoded host', { hosts: ['%65vil'] }],
  ['an empty host', { hosts: [''] }],
  ['two hosts in one header', { hosts: ['a.example, b.example'] }],
  ['two hosts', { hosts: ['a.example', 'b.example'] }],
  ['a port that is no number', { hosts: ['a.example:http'] }],
  ['a port that does not exist', { hosts: ['a.example:65536'] }],
  ['an IPv6 address without brackets', { hosts: ['::1'] }],
  ['an IPv6 address with a zone', { hosts: ['[fe80::1%25eth0]'] }],
  ['an IPv4 address that does not exist', { hosts: ['300.1.1.1'] }],
  ['credentials in its whole URL', { target: 'http://user@evil/x' }],
  ['a whole URL without a host', { target: 'http:///x' }],
  ['a URL of another kind', { target: 'ftp://a.example/x' }],
  ['a target without a slash', { target: 'api/hubspot' }],
  ['a host as its target', { target: 'evil.example:443' }],
  ['@ in front of its target', { target: '@evil.example/' }],
]
for (const [title, target] of refused) {
  test(`a request with ${title} is refused with 400`, () => {
    assert.throws(
      () => requestUrl(targetOf(target)),
      (error) => error instanceof HandlerError && error.status === 400 && error.reason === 'host_invalid',
    )
  })
}

test('whatever host and path come, the URL has exactly these, or the request is refused', () => {
  const anyHost = fc.oneof(fc.string(), fc.domain(), fc.stringMatching(/^[a-z@/?#:.%\\[\]]{1,12}$/))
  const anyPath = fc.oneof(fc.webPath(), fc.stringMatching(/^\/[!-~]{0,20}$/))

  fc.assert(
    fc.property(anyHost, anyPath, (host, target) => {
      let url: URL
      try {
        url = requestUrl(targetOf({ hosts: [host], target: target || '/' }))
      } catch (error) {
        return error instanceof HandlerError
      }
      const [hostname] = host.toLowerCase().split(/:\d*$/)
      const isNumeric = /^[\d.]+$|0x/i.test(hostname!)
      assert.ok(isNumeric || url.hostname === hostname || url.hostname.startsWith('['), `${host} became ${url.href}`)
      assert.equal(url.username + url.password, '')
    }),
    { numRuns: 3_000 },
  )
})
