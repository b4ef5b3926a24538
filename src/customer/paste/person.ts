import type { Typed } from '../draft.ts'
import { fold } from '../normalize.ts'

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单裴霍成苗谷盛曲翁冉骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
const compound = /^(?:欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|端木)/
/** Cities that begin with a surname and so look like a person. */
const cities = /^(?:黄山|黄石|黄冈|安阳|安康|安庆|安顺|常州|常德|金华|金昌|温州|马鞍山|石家庄|石嘴山|郑州|徐州|许昌|宁波|宁德|武汉|武威|邢台|梅州|池州|柳州|贺州|万宁|文山|文昌|江门|龙岩|白山|白城|白银|温岭|常熟|高雄|齐齐哈尔|吉林|吉安|包头|成都|江阴|江苏|江西|安徽|宁夏|华为|明天|全国|时间|和平|方式|经理|高级|应用|任职|成立|连云港|汤山|于都|余姚)/
const pinyinSurnames = new Set('wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo he lin gao luo zheng liang xie song tang han feng deng cao peng zeng xiao tian dong yuan pan jiang cai yu du ye cheng su wei lu ding shen yao cui zhong tan fan liao jia xia fu fang bai zou meng xiong qin qiu xue duan hou tao gu mao hao gong shao qian yan'.split(' '))

export const jobTitle = /\b(?:manager|director|directora|officer|engineer|sales|ceo|cto|cfo|coo|president|head|lead|assistant|consultant|representative|executive|account|purchasing|procurement|buyer|gerente|jef[ea]|responsable|ingenier[oa]|comercial|ventas|compras|administrad(?:or|ora)|administración|técnic[oa]|founder|partner|secretary|secretaria|marketing|finance|human|resources|recursos|department|departamento|support|soporte|team|office|vp|chair(?:man|woman)?|specialist|analyst|accountant|contable)\b|(?:经理|总监|总裁|主任|主管|工程师|专员|助理|顾问|代表|会计|先生|女士|小姐|董事长|秘书|部长|科长|处长)$/iu

/** A name on its own or with a position behind it: the name, and the rest. */
interface Named {
  readonly typed: Typed
  readonly rest: string
}

/** A name in Chinese characters ("王小明", "王小明 采购经理"). `sure`: the text said that it is a person. */
export function chinesePerson(line: string, sure = false): Named | undefined {
  const [, name = '', , rest = ''] = /^(\p{Script=Han}{2,4})(?:(?=先生|女士|小姐)|([\s,(/-]|$))(.*)$/u.exec(line) ?? []
  const family = compound.exec(name)?.[0] ?? name.charAt(0)
  const first = name.slice(family.length)
  if (!first || first.length > 2) return undefined
  if (!sure && ((!surnames.includes(family) && family.length === 1) || cities.test(name) || jobTitle.test(name) || (rest && !jobTitle.test(rest.replace(/\)$/, ''))))) return undefined
  return { typed: { lastName: family, firstName: first }, rest: rest.replace(/\)$/, '') }
}

const word = String.raw`(?:\p{Lu}[\p{L}'’-]*\.?)`
const latinName = new RegExp(String.raw`^(${word}(?: (?:(?:de|del|la|van|von|der) )*${word}){1,3})(?:(?:,| -| –) (.+))?$`, 'u')
const givenNames = new Set('jose maria luis carlos juan antonio manuel angel javier jesus pilar carmen isabel miguel francisco fernando alberto andres pablo ana rosa eduardo enrique'.split(' '))

/** A name in Latin letters ("John Smith", "María García López, Directora"); undefined where it cannot be told which is the last name. */
export function latinPerson(line: string, spanish: boolean): Named | undefined {
  const [, name, rest = ''] = latinName.exec(line) ?? []
  if (!name || jobTitle.test(name) || (rest && !jobTitle.test(rest))) return undefined
  const typed = split(name.split(' '), spanish)
  return typed && { typed, rest }
}

function split(words: readonly string[], spanish: boolean): Typed | undefined {
  const [first = '', second = '', third] = words
  const parts = (at: number) => ({ firstName: words.slice(0, at).join(' '), lastName: words.slice(at).join(' ') })
  const shouted = (text: string) => text.length > 1 && text === text.toUpperCase()
  if (words.length === 2) {
    if (shouted(first) !== shouted(second)) return shouted(first) ? { lastName: first, firstName: second } : parts(1)
    const [one, two] = [pinyinSurnames.has(fold(first)), pinyinSurnames.has(fold(second))]
    if (one && two) return undefined
    return one ? { lastName: first, firstName: second } : parts(1)
  }
  if (words.some((each) => /^\p{Ll}/u.test(each))) return undefined
  if (spanish) return words.length === 4 || givenNames.has(fold(second)) ? parts(2) : parts(1)
  return third && words.length === 3 && /^\p{Lu}\.?$/u.test(second) ? parts(2) : undefined
}
