import { cast } from './cast.ts'

/** A customer to show the product with. Every name, number and address is invented. */
export interface DemoCustomer {
  /** By field name, in the field's stored form. */
  readonly values: Readonly<Record<string, string>>
  readonly subscriptions: readonly Subscription[]
}

interface Subscription {
  readonly offer: string
  readonly name: string
  readonly licences: number
  readonly status: 'active' | 'suspended'
}

type Values = DemoCustomer['values']

const offer = (offer: string, name: string) => (licences: number): Subscription => ({ offer, name, licences, status: 'active' })
const suspended = (subscription: Subscription): Subscription => ({ ...subscription, status: 'suspended' })

const basic = offer('CFQ7TTC0LH18:0001', 'Microsoft 365 Business Basic')
const standard = offer('CFQ7TTC0LDPB:0001', 'Microsoft 365 Business Standard')
const premium = offer('CFQ7TTC0LCHC:0002', 'Microsoft 365 Business Premium')
const e3 = offer('CFQ7TTC0LF8R:0001', 'Office 365 E3')
const exchange = offer('CFQ7TTC0LH16:0001', 'Exchange Online (Plan 1)')
const azure = offer('DZH318Z0BPS6:0001', 'Azure plan')(1)

/** A book of customers, most of them in China. */
export const demoCustomers: readonly DemoCustomer[] = [
  china({ companyName: '深圳市星辰数码科技有限公司', alias: '星辰数码', registrationNumber: '91440305MA5EKY3T7A', domainPrefix: 'xingchensz', lastName: '陈', firstName: '立群', phone: '+8675586321478', province: 'GD', city: '深圳市', addressLine1: '南山区科技园南区高新南一道 9 号', postalCode: '518057', tags: '制造业, 重点客户', notes: '每年三月续订。发票寄财务部。' }, 'zhiqiang', [standard(25), azure]),
  china({ companyName: '杭州云帆软件有限公司', alias: '云帆软件', registrationNumber: '91330108MA27WQ4H7J', domainPrefix: 'yunfansoft', lastName: '周', firstName: '婉清', phone: '+8613957146208', province: 'ZJ', city: '杭州市', addressLine1: '滨江区网商路 699 号 5 幢 12 层', postalCode: '310052', tags: '软件' }, 'zhiqiang', [standard(8)]),
  china({ companyName: '北京瑞和嘉业咨询有限公司', alias: '瑞和咨询', registrationNumber: '911101055928371611', domainPrefix: 'ruihejiaye', lastName: '刘', firstName: '思远', phone: '+861085967321', province: 'BJ', city: '北京市', addressLine1: '朝阳区建国路 88 号 3 号楼 1806 室', postalCode: '100022', tags: '咨询, 重点客户' }, 'xiaomei', [e3(40), exchange(12)]),
  china({ companyName: '上海浦海国际物流有限公司', alias: '浦海物流', registrationNumber: '91310115MA1FL2K77T', domainPrefix: 'puhailogi', lastName: '徐', firstName: '敏', phone: '+862158364907', province: 'SH', city: '上海市', addressLine1: '浦东新区世纪大道 1196 号 20 层', postalCode: '200122', tags: '物流' }, 'zhiqiang', [premium(15)]),
  china({ companyName: '成都蜀韵餐饮管理有限公司', alias: '蜀韵', registrationNumber: '91510104734802918N', domainPrefix: 'shuyuncd', lastName: '李', firstName: '建国', phone: '+8613880642915', province: 'SC', city: '成都市', addressLine1: '锦江区东大街下东大街段 99 号', postalCode: '610021', tags: '餐饮' }, 'zhiqiang'),
  china({ companyName: '苏州金鸡湖精密机械有限公司', alias: '金鸡湖机械', registrationNumber: '91320594MA1MXR563F', domainPrefix: 'jinjihupm', lastName: '沈', firstName: '国栋', phone: '+8651262851047', province: 'JS', city: '苏州市', addressLine1: '工业园区星湖街 328 号 7 栋', postalCode: '215123', tags: '制造业' }, 'zhiqiang', [e3(120), azure]),
  china({ companyName: '广州岭南文化传播有限公司', alias: '岭南文化', registrationNumber: '91440106MA59CD8G7J', domainPrefix: 'lingnanwh', lastName: '梁', firstName: '嘉怡', phone: '+862038729165', province: 'GD', city: '广州市', addressLine1: '天河区体育东路 122 号羊城国际商贸中心 2305', postalCode: '510620', tags: '文化, 新客户' }, 'xiaomei', [standard(18)]),
  china({ companyName: '武汉江城光电股份有限公司', alias: '江城光电', registrationNumber: '914201117713642085', domainPrefix: 'jiangchengoe', lastName: '胡', firstName: '晓峰', phone: '+862787531426', province: 'HB', city: '武汉市', addressLine1: '洪山区关山大道 1 号光谷国际企业中心 B 座', postalCode: '430074', tags: '制造业' }, 'zhiqiang', [e3(260)]),
  china({ companyName: '西安秦岭生物医药有限公司', alias: '秦岭医药', registrationNumber: '91610131MA6TPN3B21', domainPrefix: 'qinlingbio', lastName: '赵', firstName: '雅楠', phone: '+8613572086413', province: 'SN', city: '西安市', addressLine1: '高新区锦业路 69 号 C 区 11 号', postalCode: '710077', tags: '医药' }, 'sofia'),
  china({ companyName: '南京梧桐教育科技有限公司', alias: '梧桐教育', registrationNumber: '91320106MA1UJ9W24L', domainPrefix: 'wutongedu', lastName: '吴', firstName: '悠', phone: '+8613815407236', province: 'JS', city: '南京市', addressLine1: '鼓楼区汉中路 2 号 1702 室', postalCode: '210029', tags: '教育' }, 'xiaomei', [premium(32)]),
  china({ companyName: '重庆山城新能源汽车零部件有限公司', alias: '山城新能源', registrationNumber: '91500112621903587C', domainPrefix: 'shanchengev', lastName: '罗', firstName: '成', phone: '+8613609471852', province: 'CQ', city: '重庆市', addressLine1: '渝北区金开大道 68 号 3 幢', postalCode: '401121', tags: '制造业, 重点客户' }, 'zhiqiang', [e3(85), azure]),
  china({ companyName: '青岛海澜水产有限公司', alias: '海澜水产', registrationNumber: '91370202267481050Y', domainPrefix: 'hailanqd', lastName: '孙', firstName: '海涛', phone: '+8653285760314', province: 'SD', city: '青岛市', addressLine1: '市南区香港中路 40 号 1511 室', postalCode: '266071', tags: '食品' }, 'zhiqiang', [basic(10)]),
  china({ companyName: '厦门鹭岛跨境电子商务有限公司', alias: '鹭岛电商', registrationNumber: '91350203MA31HB7Y90', domainPrefix: 'ludaoec', lastName: '林', firstName: '志远', phone: '+8613606084729', province: 'FJ', city: '厦门市', addressLine1: '思明区软件园二期望海路 19 号', postalCode: '361008', tags: '电商, 新客户' }, 'xiaomei', [standard(22)]),
  china({ companyName: '天津渤海港机设备有限公司', alias: '渤海港机', registrationNumber: '91120116103478269K', domainPrefix: 'bohaigj', lastName: '马', firstName: '振华', phone: '+862266290853', province: 'TJ', city: '天津市', addressLine1: '滨海新区第三大街 51 号', postalCode: '300457', tags: '制造业' }, 'zhiqiang'),
  china({ companyName: '长沙橘洲网络技术有限公司', alias: '橘洲网络', registrationNumber: '91430104MA4LQ5RE53', domainPrefix: 'juzhounet', lastName: '彭', firstName: '湘', phone: '+8615874216039', province: 'HN', city: '长沙市', addressLine1: '岳麓区麓谷大道 658 号 4 栋 602', postalCode: '410205', tags: '软件' }, 'zhiqiang', [premium(14)]),
  china({ companyName: '昆明滇池花卉有限公司', alias: '滇池花卉', registrationNumber: '91530114712940631C', domainPrefix: 'dianchihua', lastName: '杨', firstName: '丽芬', phone: '+8613888257461', province: 'YN', city: '昆明市', addressLine1: '呈贡区斗南街道花都路 8 号', postalCode: '650500', tags: '农业' }, 'sofia', [basic(6)]),
  china({ companyName: '哈尔滨冰城冷链物流有限公司', alias: '冰城冷链', registrationNumber: '91230103685179305U', domainPrefix: 'bingchengll', lastName: '高', firstName: '鹏', phone: '+8645187206934', province: 'HL', city: '哈尔滨市', addressLine1: '南岗区红旗大街 180 号', postalCode: '150090', tags: '物流' }, 'zhiqiang'),
  china({ companyName: '乌鲁木齐天山乳业有限公司', alias: '天山乳业', registrationNumber: '91650104MA77EG1N0C', domainPrefix: 'tianshanry', lastName: '艾力', firstName: '买买提', phone: '+8613999183624', province: 'XJ', city: '乌鲁木齐市', addressLine1: '新市区北京南路 506 号', postalCode: '830011', tags: '食品' }, 'zhiqiang', [basic(30), suspended(exchange(5))]),
  abroad('HK', { companyName: 'Harbour Lantern Trading Limited', alias: 'Harbour Lantern', domainPrefix: 'harbourlantern', lastName: 'Chan', firstName: 'Ka Ming', phone: '+85223456781', city: 'Hong Kong', addressLine1: "Unit 1203, 88 Queen's Road Central", tags: 'trade' }, 'grace', [standard(12)]),
  abroad('SG', { companyName: 'Meridian Freight Pte. Ltd.', alias: 'Meridian', domainPrefix: 'meridianfreight', lastName: 'Tan', firstName: 'Wei Ling', phone: '+6561234567', city: 'Singapore', addressLine1: '10 Anson Road, #14-06', postalCode: '079903', tags: 'logistics' }, 'grace', [premium(45)]),
  abroad('US', { companyName: 'Blue Heron Analytics, Inc.', alias: 'Blue Heron', domainPrefix: 'blueheron', lastName: 'Parker', firstName: 'Emily', phone: '+12065550142', province: 'WA', city: 'Seattle', addressLine1: '1420 Fifth Avenue, Suite 2200', postalCode: '98101', tags: 'software, key account' }, 'grace', [e3(70), azure]),
  abroad('ES', { companyName: 'Almazara Sierra Nevada, S.L.', alias: 'Almazara', domainPrefix: 'almazarasn', lastName: 'Ortega Ruiz', firstName: 'Carmen', phone: '+34958123456', province: 'Granada', city: 'Granada', addressLine1: 'Calle Gran Vía de Colón, 21, 3 B', postalCode: '18001', tags: 'alimentación' }, 'sofia', [standard(9)]),
  abroad('MX', { companyName: 'Textiles del Bajío, S.A. de C.V.', alias: 'Textiles Bajío', domainPrefix: 'textilesbajio', lastName: 'Hernández', firstName: 'José Luis', phone: '+524771234567', province: 'Guanajuato', city: 'León', addressLine1: 'Blvd. Adolfo López Mateos 1502', postalCode: '37270', tags: 'industria' }, 'sofia', [basic(35)]),
  abroad('CL', { companyName: 'Viñedos Costa Austral SpA', alias: 'Costa Austral', domainPrefix: 'costaaustral', lastName: 'Muñoz', firstName: 'Valentina', phone: '+56221234567', province: 'Valparaíso', city: 'Casablanca', addressLine1: 'Camino El Mirador, parcela 14', tags: 'alimentación, nuevo' }, 'sofia'),
]

function china(values: Values, owner: string, subscriptions: readonly Subscription[] = []): DemoCustomer {
  return { values: { country: 'CN', culture: 'zh-CN', ...common(values, owner) }, subscriptions }
}

function abroad(country: string, values: Values, owner: string, subscriptions: readonly Subscription[] = []): DemoCustomer {
  return { values: { country, culture: 'en-US', ...common(values, owner) }, subscriptions }
}

function common(values: Values, owner: string): Values {
  const { name, aadObjectId } = cast.find(({ key }) => key === owner) ?? { name: owner, aadObjectId: '' }
  return { ...values, email: `contact@${values.domainPrefix}.example`, owner: `${name} <${aadObjectId}>`, relationship: 'reseller' }
}
