/** First and last names of one culture: as people write them, and in ASCII for e-mail addresses. */
export interface NameList {
  first: readonly [written: string, ascii: string][];
  last: readonly [written: string, ascii: string][];
}

/** `Zoë/zoe` or plain `Anna` to pairs of written and ASCII form. */
function list(text: string): [string, string][] {
  return text.split(' ').map((entry) => {
    const [written = '', ascii] = entry.replaceAll('_', ' ').split('/');
    return [written, ascii ?? written.toLowerCase().replace(/[^a-z]/g, '')];
  });
}

function names(first: string, last: string): NameList {
  return { first: list(first), last: list(last) };
}

/** Names of many cultures, some long, some not Latin. */
export const nameLists: readonly NameList[] = [
  names(
    'Emma Olivia James Daniel Grace Harper Logan Caleb Naomi Ruth Desmond Tamika Marcus Hazel',
    "Walker Bennett Hughes Coleman O'Connor Fitzgerald Washington Sinclair MacDonald Hawthorne Featherstonehaugh Cholmondeley-Smythe Park Reed",
  ),
  names(
    'María/maria José/jose Lucía/lucia Andrés/andres Ximena Joaquín/joaquin Valentina Íñigo/inigo Rocío/rocio Mateo',
    'García/garcia Hernández/hernandez Núñez/nunez de_la_Cruz/delacruz Ibáñez/ibanez Quiroga Peña/pena Vargas_Llosa/vargasllosa Goikoetxea',
  ),
  names(
    'Jürgen/juergen Anneliese Björn/bjoern Søren/soren Åsa/asa Freja Lars Ingrid Małgorzata/malgorzata Zbigniew Jiří/jiri Željka/zeljka',
    'Müller/mueller Lindström/lindstroem Ødegård/oedegaard Wolfeschlegelsteinhausenbergerdorff Szczepański/szczepanski Dvořák/dvorak Kowalczyk Þorsteinsdóttir/thorsteinsdottir van_der_Meer/vandermeer',
  ),
  names(
    '美咲/misaki 翔太/shota 陽子/yoko 健一/kenichi さくら/sakura 大輔/daisuke',
    '佐藤/sato 鈴木/suzuki 高橋/takahashi 渡辺/watanabe 小林/kobayashi 長谷川/hasegawa',
  ),
  names('伟/wei 芳/fang 秀英/xiuying 建国/jianguo 雅婷/yating 欣怡/xinyi', '王/wang 李/li 张/zhang 欧阳/ouyang 陈/chen 诸葛/zhuge'),
  names('민준/minjun 서연/seoyeon 지훈/jihoon 하은/haeun 동현/donghyun', '김/kim 이/lee 박/park 최/choi 남궁/namgung'),
  names(
    'Aarav Priya Venkatanarasimharajuvaripeta/venkata Lakshmi Rohan Ananya Gurpreet Farhan Nandini Ishaan',
    'Sharma Iyer Subramaniam Chatterjee Singh Patel Ranganathan Mukhopadhyay Reddy Kaur',
  ),
  names('محمد/mohammed فاطمة/fatima ليلى/layla خالد/khalid نور/nour', 'الحسيني/alhusseini حداد/haddad النجار/alnajjar منصور/mansour'),
  names(
    'Chukwuemeka Adaeze Oluwaseun Ngozi Kwame Amina Thandiwe Sipho Zanele Tendai',
    'Okonkwo Adeyemi-Bankole Nkosi Mensah Dlamini Abubakar Mwangi Achieng Diallo',
  ),
  names(
    'Дмитрий/dmitry Ольга/olga Анастасия/anastasia Олександр/oleksandr Ірина/iryna',
    'Коваленко/kovalenko Шевчук/shevchuk Иванов/ivanov Петренко/petrenko Мельник/melnyk',
  ),
  names(
    'Élodie/elodie François/francois Zoë/zoe Jean-Baptiste Camille Anaïs/anais Thibault',
    'Lefèvre/lefevre de_Montmorency-Laval/demontmorency Dubois Béranger/beranger Saint-Exupéry/saintexupery Nguyễn/nguyen',
  ),
  names(
    'Γεώργιος/georgios Ελένη/eleni Νίκος/nikos Δέσποινα/despina',
    'Παπαδόπουλος/papadopoulos Οικονόμου/oikonomou Καραγιάννης/karagiannis',
  ),
  names('Leilani Kealoha Tāne/tane Aroha Ngaio', 'Kamakawiwoʻole/kamakawiwoole Tūhoe/tuhoe Parata Te_Rangi/terangi'),
];
