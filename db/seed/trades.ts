/** What each trade is called and what it offers: the words the generated town is made of. */
export interface Trade {
  /** `[ja, kana, en]`; one that begins with `-` is joined to the end of a name. */
  nouns: readonly (readonly [ja: string, kana: string, en: string])[];
  /** `[ja, en]`. */
  goods: readonly (readonly [ja: string, en: string])[];
}

type Row = readonly [slug: string, nouns: string, goods: string];

const rows: readonly Row[] = [
  [
    'washoku',
    '和食処/わしょくどころ/Washoku|-亭/てい/Tei',
    '旬の小鉢/seasonal small dishes|土鍋ごはん/clay-pot rice|茶碗蒸し/savoury egg custard|焼き魚の膳/grilled fish sets',
  ],
  [
    'sushi',
    '-鮨/ずし/Sushi|海鮮処/かいせんどころ/Seafood',
    '昼のにぎり/lunchtime nigiri|海鮮丼/seafood bowls|あら汁/fish soup|押し寿司/pressed sushi',
  ],
  [
    'noodles',
    '-うどん/うどん/Udon|手打ちそば/てうち そば/Soba',
    '手打ちの麺/hand-made noodles|季節のかき揚げ/seasonal tempura|熱い出汁/hot broth|いなり寿司/sweet tofu sushi',
  ],
  [
    'ramen',
    '中華そば/ちゅうか そば/Ramen|-飯店/はんてん/Chinese Kitchen',
    '醤油ラーメン/soy-sauce ramen|焼き餃子/pan-fried dumplings|五目炒飯/fried rice|酢豚/sweet-and-sour pork',
  ],
  [
    'western',
    '洋食/ようしょく/Western Kitchen|-食堂/しょくどう/Dining',
    'オムライス/omelette rice|ハンバーグ/hamburg steak|季節のパスタ/seasonal pasta|煮込みスープ/slow soups',
  ],
  [
    'teishoku',
    '-食堂/しょくどう/Diner|ごはん処/ごはんどころ/Gohan',
    '日替わり定食/daily set meals|豚汁/pork miso soup|チキン南蛮/chicken nanban|だし巻き/rolled omelette',
  ],
  [
    'yakiniku',
    '焼鳥/やきとり/Yakitori|焼肉/やきにく/Yakiniku',
    '炭火の串/charcoal skewers|厚切りの肉/thick-cut beef|塩だれのキャベツ/cabbage with salt dressing|鶏スープ/chicken broth',
  ],
  [
    'izakaya',
    '居酒屋/いざかや/Izakaya|-酒場/さかば/Tavern',
    '旬の刺身/seasonal sashimi|おでん/oden|地酒/local sake|揚げたての肴/freshly fried bites',
  ],
  [
    'bar',
    'バー/ばー/Bar|スナック/すなっく/Snack',
    '柑橘のカクテル/citrus cocktails|ウイスキー/whisky|お酒なしの一杯/alcohol-free drinks|小さな肴/small snacks',
  ],
  [
    'world-food',
    '-キッチン/きっちん/Kitchen|スパイス/すぱいす/Spice',
    'スパイスカレー/spice curry|米の麺/rice noodles|香草のサラダ/herb salads|煮込み料理/stews',
  ],
  [
    'coffee',
    '珈琲/こーひー/Coffee|喫茶/きっさ/Café',
    '自家焙煎の珈琲/house-roasted coffee|厚切りトースト/thick toast|プリン/custard pudding|果物のソーダ/fruit sodas',
  ],
  [
    'bakery',
    '-ベーカリー/べーかりー/Bakery|パン工房/ぱん こうぼう/Bread',
    '食パン/sandwich loaves|塩バターパン/salted butter rolls|あんパン/bean-paste buns|田舎パン/country bread',
  ],
  [
    'wagashi',
    '和菓子/わがし/Wagashi|-堂/どう/Confectionery',
    '外郎/uiro|どら焼き/dorayaki|季節の上生菓子/seasonal sweets|草餅/mugwort rice cakes',
  ],
  [
    'patisserie',
    '洋菓子/ようがし/Cakes|-菓子店/かしてん/Pâtisserie',
    '果物のタルト/fruit tarts|焼き菓子/baked treats|記念日のケーキ/birthday cakes|シュークリーム/cream puffs',
  ],
  [
    'chocolate',
    'チョコレート/ちょこれーと/Chocolate|-ショコラ/しょこら/Chocolat',
    '板チョコレート/chocolate bars|生チョコ/ganache squares|ホットチョコレート/hot chocolate|柑橘のピール/chocolate-dipped citrus peel',
  ],
  [
    'ice-cream',
    'ジェラート/じぇらーと/Gelato|氷/こおり/Shaved Ice',
    '果物のジェラート/fruit gelato|ふわふわの氷/fluffy shaved ice|牛乳アイス/milk ice cream|手作りの蜜/home-made syrups',
  ],
  [
    'grocery',
    '-商店/しょうてん/Grocery|惣菜/そうざい/Deli',
    '朝どりの野菜/vegetables picked this morning|手作りの惣菜/home-cooked dishes|豆腐と油揚げ/tofu|日々の調味料/everyday seasonings',
  ],
  [
    'sake',
    '酒舗/しゅほ/Sake|-酒店/さけてん/Liquor',
    '県内の地酒/Yamaguchi sake|季節の焼酎/shochu|ワイン/wine|お酒でない炭酸/soft sparkling drinks',
  ],
  [
    'tea-leaf',
    '茶舗/ちゃほ/Tea|-乾物店/かんぶつてん/Dried Goods',
    '量り売りのお茶/tea by weight|焼き海苔/toasted nori|いりこ/dried sardines|干ししいたけ/dried mushrooms',
  ],
  [
    'clothing',
    '-洋品店/ようひんてん/Clothing|呉服/ごふく/Kimono',
    '着心地のよい服/comfortable clothes|着物の手入れ/kimono care|寸法直し/alterations|季節の羽織もの/light jackets',
  ],
  [
    'accessories',
    '雑貨/ざっか/Goods|靴とかばん/くつ と かばん/Shoes & Bags',
    '歩きやすい靴/easy walking shoes|革の小物/leather goods|贈りものの雑貨/small gifts|手ぬぐい/cotton towels',
  ],
  [
    'craft',
    '-工房/こうぼう/Workshop|器/うつわ/Pottery',
    '毎日の器/everyday pottery|木の小物/wooden things|漆の椀/lacquer bowls|手織りの布/handwoven cloth',
  ],
  [
    'books',
    '-書店/しょてん/Books|文具/ぶんぐ/Stationery',
    '郷土の本/local books|絵本/picture books|便せんと封筒/letter paper|万年筆/fountain pens',
  ],
  [
    'flowers',
    '花/はな/Flowers|-園芸/えんげい/Garden',
    '季節の花束/seasonal bouquets|鉢植え/potted plants|野菜の苗/vegetable seedlings|お供えの花/altar flowers',
  ],
  [
    'glasses-watch',
    '-時計店/とけいてん/Watches|眼鏡/めがね/Glasses',
    '眼鏡の調整/glasses fitting|電池交換/watch batteries|柱時計の修理/clock repairs|指輪の直し/ring repairs',
  ],
  [
    'souvenir',
    '物産/ぶっさん/Local Goods|-みやげ店/みやげてん/Souvenirs',
    '県内の銘菓/local sweets|海の加工品/seafood preserves|手ぬぐい/printed towels|地酒の小瓶/small bottles of sake',
  ],
  [
    'second-hand',
    '古道具/ふるどうぐ/Antiques|古着/ふるぎ/Vintage',
    '直した椅子/mended chairs|一点ものの服/one-off clothes|古い食器/old tableware|レコード/records',
  ],
  [
    'carpentry',
    '-工務店/こうむてん/Builders|大工/だいく/Carpenters',
    '手すりの取りつけ/handrails|水まわりの直し/kitchen and bath repairs|屋根の点検/roof checks|木の家/wooden houses',
  ],
  [
    'electric',
    '-電器/でんき/Electric|水道/すいどう/Plumbing',
    '電球の取りかえ/light bulbs|エアコンの掃除/air-conditioner cleaning|水もれの修理/leak repairs|給湯器の交換/water heaters',
  ],
  [
    'furniture',
    '家具/かぐ/Furniture|-畳店/たたみてん/Tatami',
    '畳の張り替え/tatami re-covering|ふすまと障子/paper doors|注文の机/made-to-order desks|椅子の修理/chair repairs',
  ],
  [
    'cleaning',
    '-クリーニング/くりーにんぐ/Cleaning|洗濯/せんたく/Laundry',
    'ワイシャツの仕上げ/shirts|染み抜き/stain removal|毛布の丸洗い/blankets|換気扇の掃除/extractor fans',
  ],
  [
    'real-estate',
    '-不動産/ふどうさん/Real Estate|住まい/すまい/Homes',
    '学生さんの部屋探し/student flats|空き家の相談/advice on empty houses|土地の売買/land sales|店舗の紹介/shop units',
  ],
  [
    'repair',
    '-金物店/かなものてん/Hardware|修理/しゅうり/Repairs',
    '合鍵/keys|包丁研ぎ/knife sharpening|傘の修理/umbrella repairs|ねじ一本/single screws',
  ],
  [
    'pets',
    'ペット/ぺっと/Pets|-犬猫店/いぬねこてん/Pet Care',
    '犬猫の美容/grooming|お泊まりの世話/overnight stays|体に合うごはん/the right food|しつけの相談/training advice',
  ],
  [
    'hair',
    '美容室/びようしつ/Hair|ヘアサロン/へあさろん/Hair Salon',
    'くせをいかす切り方/cuts that suit your hair|白髪染め/colour|着つけ/kimono dressing|頭皮の手入れ/scalp care',
  ],
  [
    'barber',
    '理容/りよう/Barber|-理髪店/りはつてん/Barbershop',
    '丁寧な顔そり/careful shaves|短時間の散髪/quick trims|子どもの散髪/children’s cuts|頭皮の手入れ/scalp care',
  ],
  [
    'nail',
    'ネイル/ねいる/Nails|-サロン/さろん/Salon',
    '爪の手入れ/nail care|足の手入れ/foot care|肌の手入れ/facials|手の保湿/hand care',
  ],
  [
    'massage',
    '整体/せいたい/Bodywork|-鍼灸院/しんきゅういん/Acupuncture',
    '肩のほぐし/shoulder work|鍼と灸/needles and moxa|姿勢の相談/posture advice|腰の手当て/back care',
  ],
  [
    'fitness',
    'ヨガ/よが/Yoga|-体操教室/たいそう きょうしつ/Fitness',
    '椅子の体操/chair exercise|朝のヨガ/morning yoga|筋力づくり/strength training|親子の教室/parent-and-child classes',
  ],
  [
    'cosmetics',
    '化粧品/けしょうひん/Cosmetics|-化粧舗/けしょうほ/Beauty',
    '肌に合う化粧水/lotions that suit you|眉の描き方/eyebrow lessons|椿油/camellia oil|石けん/soaps',
  ],
  [
    'ryokan',
    '旅館/りょかん/Ryokan|旅荘/りょそう/Inn',
    '源泉の湯/hot spring baths|季節の会席/seasonal dinners|貸切の風呂/private baths|庭の見える部屋/garden rooms',
  ],
  [
    'hotel',
    'ホテル/ほてる/Hotel|-ホテル/ほてる/Hotel',
    '早い朝食/early breakfasts|広い机/wide desks|荷物の預かり/luggage storage|自転車の貸し出し/rental bicycles',
  ],
  [
    'guesthouse',
    'ゲストハウス/げすとはうす/Guesthouse|民宿/みんしゅく/Minshuku',
    '縁側の朝ごはん/breakfast on the veranda|一棟貸し/whole-house stays|かまどのごはん/wood-fired rice|旅の相談/travel advice',
  ],
  [
    'bath',
    '-湯/ゆ/Bath|立ち寄り湯/たちよりゆ/Day Bath',
    'ぬるめの湯/gentle baths|足湯/footbaths|湯上がりの牛乳/cold milk|手ぶらの貸し道具/towels to rent',
  ],
  [
    'school',
    '学習塾/がくしゅうじゅく/Study Room|-学舎/がくしゃ/School',
    '自分で進める学習/self-paced study|英会話/English conversation|読み書きの教室/reading and writing|定期試験の対策/exam preparation',
  ],
  [
    'lesson',
    '音楽教室/おんがく きょうしつ/Music|-教室/きょうしつ/Lessons',
    'ピアノ/piano|大人の歌/singing for adults|絵と工作/art and craft|そろばん/abacus',
  ],
  [
    'culture',
    '-体験工房/たいけん こうぼう/Workshop|茶と書/ちゃ と しょ/Tea & Brush',
    '書の体験/calligraphy|茶の一服/a bowl of tea|絵つけ/pottery painting|和紙づくり/paper making',
  ],
  [
    'leisure',
    '-案内所/あんないじょ/Guide|遊び場/あそびば/Play',
    'まち歩き/town walks|貸し自転車/rental bicycles|卓上ゲーム/board games|雨の日の遊び/rainy-day fun',
  ],
  [
    'photo',
    '-写真館/しゃしんかん/Photo Studio|写真/しゃしん/Photography',
    '家族写真/family portraits|証明写真/passport photos|出張の撮影/location shoots|古い写真の直し/photo restoration',
  ],
  [
    'pharmacy',
    '-薬局/やっきょく/Pharmacy|薬店/やくてん/Medicines',
    '処方の調剤/prescriptions|お薬のお届け/medicine delivery|健康の相談/health advice|漢方/herbal medicine',
  ],
  [
    'nursing',
    'デイサービス/でい さーびす/Day Care|-介護/かいご/Care',
    '通いの介護/day care|訪問のお手伝い/home help|福祉用具/mobility aids|家族の相談/family advice',
  ],
  [
    'childcare',
    '保育室/ほいくしつ/Nursery|-こども園/こどもえん/Children',
    '一時預かり/day places|放課後の見守り/after-school care|親子の広場/a playroom|離乳食の相談/weaning advice',
  ],
  [
    'car-repair',
    '-モータース/もーたーす/Motors|自動車/じどうしゃ/Cars',
    '車検/inspections|傷の直し/dent repairs|軽トラの整備/mini-truck servicing|タイヤの預かり/tyre storage',
  ],
  [
    'bicycle',
    '-自転車店/じてんしゃてん/Bicycles|輪業/りんぎょう/Cycles',
    'パンク修理/puncture repairs|通学の自転車/school bicycles|電動自転車/electric bicycles|防犯登録/registration',
  ],
  [
    'taxi',
    '-タクシー/たくしー/Taxi|代行/だいこう/Drive-Home',
    '通院の送り迎え/hospital runs|観光のひとまわり/sightseeing loops|車いすの車/wheelchair cars|夜の代行/late-night drive-home',
  ],
  [
    'logistics',
    '-運送/うんそう/Transport|引越し/ひっこし/Movers',
    '一人分の引越し/single moves|冷蔵の配送/chilled freight|荷物の預かり/storage|家具の移動/furniture moving',
  ],
  [
    'manufacturing',
    '-製作所/せいさくじょ/Works|-精工/せいこう/Precision',
    '小ロットの部品/small-lot parts|金属の加工/metalworking|試作の相談/prototypes|治具の製作/jigs',
  ],
  [
    'food-maker',
    '-醸造/じょうぞう/Brewing|-食品/しょくひん/Foods',
    '手づくりの味噌/miso|果物の瓶詰め/fruit preserves|だし醤油/dashi soy sauce|漬けもの/pickles',
  ],
  [
    'construction',
    '-建設/けんせつ/Construction|-組/ぐみ/Gumi',
    '道路の補修/road repairs|住宅の基礎/foundations|造園/landscaping|災害時の見まわり/storm patrols',
  ],
  [
    'it',
    '-システム/しすてむ/Systems|デザイン/でざいん/Design',
    'ウェブサイト/websites|受発注の仕組み/ordering systems|品書きのデザイン/menu design|パソコンの相談/computer help',
  ],
  [
    'printing',
    '-印刷/いんさつ/Printing|看板/かんばん/Signs',
    '名刺とはがき/cards|のぼり/banners|店の看板/shop signs|小冊子/booklets',
  ],
  [
    'professional',
    '-事務所/じむしょ/Office|相談室/そうだんしつ/Advisers',
    '税の申告/tax returns|創業の相談/start-up advice|登記/registration|労務の相談/employment advice',
  ],
  [
    'vegetable',
    '-農園/のうえん/Farm|畑/はたけ/Fields',
    '露地の野菜/field vegetables|その場で精米する米/freshly milled rice|芋掘り/potato digging|旬の詰め合わせ/vegetable boxes',
  ],
  [
    'fruit',
    '果樹園/かじゅえん/Orchard|-観光園/かんこうえん/Pick-Your-Own',
    'いちご狩り/strawberry picking|りんご/apples|ぶどう/grapes|梨/pears',
  ],
  [
    'livestock',
    '-牧場/ぼくじょう/Ranch|養蜂/ようほう/Honey',
    '平飼いの卵/free-range eggs|搾りたての牛乳/fresh milk|季節の蜂蜜/seasonal honey|手づくりチーズ/cheese',
  ],
  [
    'forestry',
    '-木工/もっこう/Woodwork|薪/まき/Firewood',
    '乾いた薪/dry firewood|まな板/chopping boards|積み木/building blocks|杉の板/cedar boards',
  ],
  [
    'fishery',
    '-水産/すいさん/Fishery|漁業/ぎょぎょう/Fishing',
    '朝の魚/morning fish|車えび/kuruma prawns|干物/dried fish|生海苔/fresh seaweed',
  ],
];

const split = (text: string) => text.split('|').map((part) => part.split('/'));

export const trades: ReadonlyMap<string, Trade> = new Map(
  rows.map(([slug, nouns, goods]) => [
    slug,
    {
      nouns: split(nouns).map(([ja = '', kana = '', en = '']) => [ja, kana, en] as const),
      goods: split(goods).map(([ja = '', en = '']) => [ja, en] as const),
    },
  ]),
);
