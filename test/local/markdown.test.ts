import { describe, expect, it } from 'vitest'
import { markdown } from '../../src/local/page/markdown.ts'

describe('Markdown in a card', () => {
  it.each([
    ['**bold** and *italic* and _italic_', '<p><strong>bold</strong> and <em>italic</em> and <em>italic</em></p>'],
    ['[Rules](https://example.com/a_b_c)', '<p><a href="https://example.com/a_b_c" target="_blank" rel="noopener noreferrer">Rules</a></p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
    ['first\n- item\nafter', '<p>first</p><ul><li>item</li></ul><p>after</p>'],
    ['**深圳市星辰**科技', '<p><strong>深圳市星辰</strong>科技</p>'],
  ])('%j is drawn', (source, html) => {
    expect(markdown(source)).toBe(html)
  })

  it.each([
    ['\\*not bold\\* \\[no\\](https://example.com)', '<p>*not bold* [no](https://example.com)</p>'],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['# heading `code` | table', '<p># heading `code` | table</p>'],
    ['', ''],
  ])('%j stays text', (source, html) => {
    expect(markdown(source)).toBe(html)
  })

  it.each(['<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '[x](https://e.com/"onclick="alert(1))', '\\<script\\>alert(1)\\</script\\>', '<at>Somebody</at>'])('%j becomes no element and no attribute', (source) => {
    const html = markdown(source)
    expect(html.replace(/<\/?(p|a href="https:\/\/[^"<>]*" target="_blank" rel="noopener noreferrer"|a)>/g, '')).not.toMatch(/[<>"]/)
    expect(html).not.toMatch(/href="javascript/)
  })
})
