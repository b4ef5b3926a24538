import { describe, expect, it } from 'vitest'
import { cellsOf, headingsOf, read, troubleOf, written } from './sheets.ts'

const utf8 = (text: string) => Buffer.from(text)
const latin = (text: string) => Buffer.from(text, 'latin1')

describe('a CSV file is read', () => {
  it('with commas, semicolons or tabs, whatever stands inside quotes', async () => {
    for (const delimiter of [',', ';', '\t']) {
      const text = [['"Name; of, the\tcompany"', 'City', 'Notes'], ['Contoso', 'Lugo', '"a;b,c\td"'], ['Fabrikam', 'Ávila', '']].map((row) => row.join(delimiter)).join('\r\n')
      expect(await cellsOf(utf8(text))).toEqual([['Name; of, the\tcompany', 'City', 'Notes'], ['Contoso', 'Lugo', 'a;b,c\td'], ['Fabrikam', 'Ávila']])
    }
  })

  it('with semicolons where decimals and addresses have commas', async () => {
    expect(await cellsOf(utf8('Nombre;Dirección;Importe\nContoso;Calle Mayor, 1, 2.º A, Madrid;1,5\nFabrikam;Gran Vía, 3;2,25\n'))).toEqual([
      ['Nombre', 'Dirección', 'Importe'],
      ['Contoso', 'Calle Mayor, 1, 2.º A, Madrid', '1,5'],
      ['Fabrikam', 'Gran Vía, 3', '2,25'],
    ])
  })

  it('with the delimiter that all its lines have, whatever its headings have', async () => {
    expect(await cellsOf(utf8('Nombre, apellidos, cargo;Correo\nAna;a@b.es\nLuis;l@b.es\n'))).toEqual([['Nombre, apellidos, cargo', 'Correo'], ['Ana', 'a@b.es'], ['Luis', 'l@b.es']])
  })

  it('with the delimiter that its first line tells', async () => expect(await read(utf8('sep=|\r\nA|B,C\r\n1|2'))).toEqual([{ number: 1, cells: ['A', 'B,C'] }, { number: 2, cells: ['1', '2'] }]))

  it('with one column', async () => expect(await cellsOf(utf8('Name\nContoso\n'))).toEqual([['Name'], ['Contoso']]))

  it('with line breaks of any kind, inside quotes too, and rows are counted as a spreadsheet program does', async () => {
    expect(await read(utf8('A,B\r\n"1\r\nand\n2",x\n\n,\r3,y'))).toEqual([{ number: 1, cells: ['A', 'B'] }, { number: 2, cells: ['1\r\nand\n2', 'x'] }, { number: 5, cells: ['3', 'y'] }])
  })

  it('with rows of any length, and quotes where they should not stand', async () => {
    expect(await cellsOf(utf8('A,B,C\n1\n1,2,3,4\n5" screen,"a ""b"" c"\n'))).toEqual([['A', 'B', 'C'], ['1'], ['1', '2', '3', '4'], ['5" screen', 'a "b" c']])
  })

  it('without rows where there are none', async () => {
    for (const text of ['', '\uFEFF', '\n\n,,\n']) expect(await read(utf8(text))).toEqual([])
  })

  it('in UTF-8 and UTF-16, by its mark', async () => {
    const text = 'Name,城市\r\nMüller 😀,深圳\r\n'
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), little, Buffer.from(little).swap16()]) expect(await cellsOf(bytes)).toEqual([['Name', '城市'], ['Müller 😀', '深圳']])
  })

  it('in GB18030, as a Chinese Excel saves it', async () => {
    // 公司名称,城市 / 深圳市腾讯计算机系统有限公司,深圳 / Contoso,北京
    const gb = Buffer.from('b9abcbbec3fbb3c62cb3c7cad00d0ac9eedbdacad0ccdad1b6bcc6cbe3bbfacfb5cdb3d3d0cfdeb9abcbbe2cc9eedbda0d0a436f6e746f736f2cb1b1beA9'.toLowerCase(), 'hex')
    expect(await cellsOf(gb)).toEqual([['公司名称', '城市'], ['深圳市腾讯计算机系统有限公司', '深圳'], ['Contoso', '北京']])
  })

  it('in GB18030 also where only one name is Chinese', async () => expect(await cellsOf(Buffer.from('Name\nContoso\n\xb1\xb1\xbe\xa9\n', 'latin1'))).toEqual([['Name'], ['Contoso'], ['北京']]))

  it('in Windows-1252 also where most accents stand two together', async () => {
    const text = 'Company name,Last name,City\nCompañía Núñez S.L.,Núñez,León\nCañón y Ordóñez,Ibáñez,Vigo\n'
    expect(await cellsOf(latin(text))).toEqual(text.trim().split('\n').map((line) => line.split(',')))
  })

  it('in UTF-8 also where one cell was pasted from elsewhere', async () => {
    const text = 'Name\n厦门光年科技\nCompañía Núñez\n北京云帆\nSeñal, León\n'
    const pasted = Buffer.concat([Buffer.from(text), Buffer.from([0x4c, 0x65, 0xf3, 0x6e, 0x0a])])
    expect((await cellsOf(pasted)).flat()).toEqual(['Name', '厦门光年科技', 'Compañía Núñez', '北京云帆', 'Señal', ' León', 'Le\ufffdn'])
  })

  it('in Windows-1252, as a Spanish Excel saves it', async () => {
    const text = latin('Nombre;Población;Importe\r\nPeña y Cía. “Ñandú”;Logroño;3 \x80\r\nMuñoz \x96 Ibáñez, S.A.;A Coruña;¿?\r\n'.replace('“', '\x93').replace('”', '\x94'))
    expect(await cellsOf(text)).toEqual([['Nombre', 'Población', 'Importe'], ['Peña y Cía. “Ñandú”', 'Logroño', '3 €'], ['Muñoz – Ibáñez, S.A.', 'A Coruña', '¿?']])
  })
})

describe('a CSV file is refused', () => {
  it('where it is no table', async () => {
    const others = ['%PDF-1.7\n%…', '{\\rtf1\\ansi', '<html><table><tr><td>1</table>', '\uFEFF  <?xml version="1.0"?><a/>', 'GIF89a\0\x01\0\0']
    for (const text of others) expect(await troubleOf(utf8(text))).toBe('unknown')
  })
  it('where a quote does not end', async () => expect(await troubleOf(utf8('A,B\n1,"2\n3,4'))).toBe('damaged'))
  it('where it is too large, has too many rows or columns, or one row without end', async () => {
    expect(await troubleOf(Buffer.alloc(2_000_001, 'a\n'))).toBe('large')
    expect(await troubleOf(Buffer.alloc(1_100_000, ','))).toBe('large')
    expect(await troubleOf(utf8(`"${'a\n'.repeat(550_000)}`))).toBe('large')
    expect(await troubleOf(utf8('a\n'.repeat(10_001)))).toBe('rows')
    expect(await troubleOf(utf8('a,'.repeat(61)))).toBe('rows')
    expect(await troubleOf(utf8(`a${',\n'.repeat(10_001)}`))).toBe('1 rows')
  })
})

describe('a CSV file is written', () => {
  const rows = [['Contoso, S.A.', '=HYPERLINK("http://x")'], ['a\nb', "'+1"], ['1;@SUM(A1)', '-']]

  it('as Excel reads it: with the mark of UTF-8, its line ends, and the delimiter of the language', async () => {
    expect((await written('csv', headingsOf('Name', 'Notes'), rows)).toString()).toBe(`\uFEFFName,Notes\r\n"Contoso, S.A.","'=HYPERLINK(""http://x"")"\r\n"a\nb",''+1\r\n"1;'@SUM(A1)",'-\r\n`)
    expect((await written('csv', headingsOf('Nombre', 'Notas'), [['a', 'b,c']], { locale: 'es' })).toString()).toBe('\uFEFFNombre;Notas\r\na;"b,c"\r\n')
    expect((await written('csv', headingsOf('sep=x'), [])).toString()).toBe('\uFEFF"sep=x"\r\n')
    expect((await written('csv', headingsOf('名称', '备注'), [], { locale: 'zh-CN' })).toString()).toBe('\uFEFF名称,备注\r\n')
  })

  it('without a cell that would run as a formula', async () => {
    const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
    const lines = (await written('csv', headingsOf('A'), starts.map((start) => [`${start}1+1`]))).toString().split('\r\n').slice(1, -1)
    for (const line of lines) expect(line).toMatch(/^"?'/)
    expect(lines).toHaveLength(starts.length)
  })
})
