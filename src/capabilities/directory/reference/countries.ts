/** Every country of ISO 3166-1, and Kosovo (`XK`, as most lists have it), with its codes and names. */
export type Country = { readonly code: string; readonly alpha3: string; readonly number: string; readonly nameSv: string; readonly nameEn: string }

export const countriesSource = 'i18n-iso-countries 7.14.0 (npm, MIT), ISO 3166-1'
export const countriesAsOf = '2024-11-15'

/** Code, three letters, number, Swedish name, English name; tabs between. */
const lines = `
AD	AND	020	Andorra	Andorra
AE	ARE	784	Förenade Arabemiraten	United Arab Emirates
AF	AFG	004	Afghanistan	Afghanistan
AG	ATG	028	Antigua och Barbuda	Antigua and Barbuda
AI	AIA	660	Anguilla	Anguilla
AL	ALB	008	Albanien	Albania
AM	ARM	051	Armenien	Armenia
AO	AGO	024	Angola	Angola
AQ	ATA	010	Antarktis	Antarctica
AR	ARG	032	Argentina	Argentina
AS	ASM	016	Amerikanska Samoa	American Samoa
AT	AUT	040	Österrike	Austria
AU	AUS	036	Australien	Australia
AW	ABW	533	Aruba	Aruba
AX	ALA	248	Åland	Åland Islands
AZ	AZE	031	Azerbajdzjan	Azerbaijan
BA	BIH	070	Bosnien och Hercegovina	Bosnia and Herzegovina
BB	BRB	052	Barbados	Barbados
BD	BGD	050	Bangladesh	Bangladesh
BE	BEL	056	Belgien	Belgium
BF	BFA	854	Burkina Faso	Burkina Faso
BG	BGR	100	Bulgarien	Bulgaria
BH	BHR	048	Bahrain	Bahrain
BI	BDI	108	Burundi	Burundi
BJ	BEN	204	Benin	Benin
BL	BLM	652	Saint-Barthélemy	Saint Barthélemy
BM	BMU	060	Bermuda	Bermuda
BN	BRN	096	Brunei	Brunei Darussalam
BO	BOL	068	Bolivia	Bolivia
BQ	BES	535	Bonaire, Saint Eustatius och Saba	Bonaire, Sint Eustatius and Saba
BR	BRA	076	Brasilien	Brazil
BS	BHS	044	Bahamas	Bahamas
BT	BTN	064	Bhutan	Bhutan
BV	BVT	074	Bouvetön	Bouvet Island
BW	BWA	072	Botswana	Botswana
BY	BLR	112	Belarus	Belarus
BZ	BLZ	084	Belize	Belize
CA	CAN	124	Kanada	Canada
CC	CCK	166	Kokosöarna	Cocos (Keeling) Islands
CD	COD	180	Demokratiska republiken Kongo	Democratic Republic of the Congo
CF	CAF	140	Centralafrikanska republiken	Central African Republic
CG	COG	178	Kongo-Brazzaville	Republic of the Congo
CH	CHE	756	Schweiz	Switzerland
CI	CIV	384	Elfenbenskusten	Cote d'Ivoire
CK	COK	184	Cooköarna	Cook Islands
CL	CHL	152	Chile	Chile
CM	CMR	120	Kamerun	Cameroon
CN	CHN	156	Kina	People's Republic of China
CO	COL	170	Colombia	Colombia
CR	CRI	188	Costa Rica	Costa Rica
CU	CUB	192	Kuba	Cuba
CV	CPV	132	Kap Verde	Cape Verde
CW	CUW	531	Curacao	Curaçao
CX	CXR	162	Julön	Christmas Island
CY	CYP	196	Cypern	Cyprus
CZ	CZE	203	Tjeckien	Czech Republic
DE	DEU	276	Tyskland	Germany
DJ	DJI	262	Djibouti	Djibouti
DK	DNK	208	Danmark	Denmark
DM	DMA	212	Dominica	Dominica
DO	DOM	214	Dominikanska republiken	Dominican Republic
DZ	DZA	012	Algeriet	Algeria
EC	ECU	218	Ecuador	Ecuador
EE	EST	233	Estland	Estonia
EG	EGY	818	Egypten	Egypt
EH	ESH	732	Västsahara	Western Sahara
ER	ERI	232	Eritrea	Eritrea
ES	ESP	724	Spanien	Spain
ET	ETH	231	Etiopien	Ethiopia
FI	FIN	246	Finland	Finland
FJ	FJI	242	Fiji	Fiji
FK	FLK	238	Falklandsöarna	Falkland Islands (Malvinas)
FM	FSM	583	Mikronesiska federationen	Micronesia, Federated States of
FO	FRO	234	Färöarna	Faroe Islands
FR	FRA	250	Frankrike	France
GA	GAB	266	Gabon	Gabon
GB	GBR	826	Storbritannien	United Kingdom
GD	GRD	308	Grenada	Grenada
GE	GEO	268	Georgien	Georgia
GF	GUF	254	Franska Guyana	French Guiana
GG	GGY	831	Guernsey	Guernsey
GH	GHA	288	Ghana	Ghana
GI	GIB	292	Gibraltar	Gibraltar
GL	GRL	304	Grönland	Greenland
GM	GMB	270	Gambia	Republic of The Gambia
GN	GIN	324	Guinea	Guinea
GP	GLP	312	Guadeloupe	Guadeloupe
GQ	GNQ	226	Ekvatorialguinea	Equatorial Guinea
GR	GRC	300	Grekland	Greece
GS	SGS	239	Sydgeorgien och Sydsandwichöarna	South Georgia and the South Sandwich Islands
GT	GTM	320	Guatemala	Guatemala
GU	GUM	316	Guam	Guam
GW	GNB	624	Guinea Bissau	Guinea-Bissau
GY	GUY	328	Guyana	Guyana
HK	HKG	344	Hongkong	Hong Kong
HM	HMD	334	Heard- och McDonaldsöarna	Heard Island and McDonald Islands
HN	HND	340	Honduras	Honduras
HR	HRV	191	Kroatien	Croatia
HT	HTI	332	Haiti	Haiti
HU	HUN	348	Ungern	Hungary
ID	IDN	360	Indonesien	Indonesia
IE	IRL	372	Irland	Ireland
IL	ISR	376	Israel	Israel
IM	IMN	833	Isle of Man	Isle of Man
IN	IND	356	Indien	India
IO	IOT	086	Brittiska territoriet i Indiska Oceanen	British Indian Ocean Territory
IQ	IRQ	368	Irak	Iraq
IR	IRN	364	Iran	Islamic Republic of Iran
IS	ISL	352	Island	Iceland
IT	ITA	380	Italien	Italy
JE	JEY	832	Jersey	Jersey
JM	JAM	388	Jamaica	Jamaica
JO	JOR	400	Jordanien	Jordan
JP	JPN	392	Japan	Japan
KE	KEN	404	Kenya	Kenya
KG	KGZ	417	Kirgizistan	Kyrgyzstan
KH	KHM	116	Kambodja	Cambodia
KI	KIR	296	Kiribati	Kiribati
KM	COM	174	Komorerna	Comoros
KN	KNA	659	Saint Kitts och Nevis	Saint Kitts and Nevis
KP	PRK	408	Nordkorea	North Korea
KR	KOR	410	Sydkorea	South Korea
KW	KWT	414	Kuwait	Kuwait
KY	CYM	136	Caymanöarna	Cayman Islands
KZ	KAZ	398	Kazakstan	Kazakhstan
LA	LAO	418	Laos	Lao People's Democratic Republic
LB	LBN	422	Libanon	Lebanon
LC	LCA	662	Saint Lucia	Saint Lucia
LI	LIE	438	Liechtenstein	Liechtenstein
LK	LKA	144	Sri Lanka	Sri Lanka
LR	LBR	430	Liberia	Liberia
LS	LSO	426	Lesotho	Lesotho
LT	LTU	440	Litauen	Lithuania
LU	LUX	442	Luxemburg	Luxembourg
LV	LVA	428	Lettland	Latvia
LY	LBY	434	Libyen	Libya
MA	MAR	504	Marocko	Morocco
MC	MCO	492	Monaco	Monaco
MD	MDA	498	Moldavien	Moldova, Republic of
ME	MNE	499	Montenegro	Montenegro
MF	MAF	663	Saint Martin (franska delen)	Saint Martin (French part)
MG	MDG	450	Madagaskar	Madagascar
MH	MHL	584	Marshallöarna	Marshall Islands
MK	MKD	807	Nordmakedonien	The Republic of North Macedonia
ML	MLI	466	Mali	Mali
MM	MMR	104	Burma	Myanmar
MN	MNG	496	Mongoliet	Mongolia
MO	MAC	446	Macau	Macao
MP	MNP	580	Nordmarianerna	Northern Mariana Islands
MQ	MTQ	474	Martinique	Martinique
MR	MRT	478	Mauretanien	Mauritania
MS	MSR	500	Montserrat	Montserrat
MT	MLT	470	Malta	Malta
MU	MUS	480	Mauritius	Mauritius
MV	MDV	462	Maldiverna	Maldives
MW	MWI	454	Malawi	Malawi
MX	MEX	484	Mexiko	Mexico
MY	MYS	458	Malaysia	Malaysia
MZ	MOZ	508	Moçambique	Mozambique
NA	NAM	516	Namibia	Namibia
NC	NCL	540	Nya Kaledonien	New Caledonia
NE	NER	562	Niger	Niger
NF	NFK	574	Norfolkön	Norfolk Island
NG	NGA	566	Nigeria	Nigeria
NI	NIC	558	Nicaragua	Nicaragua
NL	NLD	528	Nederländerna	Netherlands
NO	NOR	578	Norge	Norway
NP	NPL	524	Nepal	Nepal
NR	NRU	520	Nauru	Nauru
NU	NIU	570	Niue	Niue
NZ	NZL	554	Nya Zeeland	New Zealand
OM	OMN	512	Oman	Oman
PA	PAN	591	Panama	Panama
PE	PER	604	Peru	Peru
PF	PYF	258	Franska Polynesien	French Polynesia
PG	PNG	598	Papua Nya Guinea	Papua New Guinea
PH	PHL	608	Filippinerna	Philippines
PK	PAK	586	Pakistan	Pakistan
PL	POL	616	Polen	Poland
PM	SPM	666	Saint-Pierre och Miquelon	Saint Pierre and Miquelon
PN	PCN	612	Pitcairnöarna	Pitcairn
PR	PRI	630	Puerto Rico	Puerto Rico
PS	PSE	275	Palestinska territoriet, ockuperade	State of Palestine
PT	PRT	620	Portugal	Portugal
PW	PLW	585	Palau	Palau
PY	PRY	600	Paraguay	Paraguay
QA	QAT	634	Qatar	Qatar
RE	REU	638	Réunion	Reunion
RO	ROU	642	Rumänien	Romania
RS	SRB	688	Serbien	Serbia
RU	RUS	643	Ryssland	Russian Federation
RW	RWA	646	Rwanda	Rwanda
SA	SAU	682	Saudiarabien	Saudi Arabia
SB	SLB	090	Salomonöarna	Solomon Islands
SC	SYC	690	Seychellerna	Seychelles
SD	SDN	729	Sudan	Sudan
SE	SWE	752	Sverige	Sweden
SG	SGP	702	Singapore	Singapore
SH	SHN	654	Sankta Helena	Saint Helena
SI	SVN	705	Slovenien	Slovenia
SJ	SJM	744	Svalbard och Jan Mayen	Svalbard and Jan Mayen
SK	SVK	703	Slovakien	Slovakia
SL	SLE	694	Sierra Leone	Sierra Leone
SM	SMR	674	San Marino	San Marino
SN	SEN	686	Senegal	Senegal
SO	SOM	706	Somalia	Somalia
SR	SUR	740	Surinam	Suriname
SS	SSD	728	Sydsudan	South Sudan
ST	STP	678	São Tomé och Príncipe	Sao Tome and Principe
SV	SLV	222	El Salvador	El Salvador
SX	SXM	534	Sint Maarten (nederländska delen)	Sint Maarten (Dutch part)
SY	SYR	760	Syrien	Syrian Arab Republic
SZ	SWZ	748	Eswatini	Eswatini
TC	TCA	796	Turks- och Caicosöarna	Turks and Caicos Islands
TD	TCD	148	Tchad	Chad
TF	ATF	260	Franska södra territorierna	French Southern Territories
TG	TGO	768	Togo	Togo
TH	THA	764	Thailand	Thailand
TJ	TJK	762	Tadzjikistan	Tajikistan
TK	TKL	772	Tokelauöarna	Tokelau
TL	TLS	626	Östtimor	Timor-Leste
TM	TKM	795	Turkmenistan	Turkmenistan
TN	TUN	788	Tunisien	Tunisia
TO	TON	776	Tonga	Tonga
TR	TUR	792	Turkiet	Türkiye
TT	TTO	780	Trinidad och Tobago	Trinidad and Tobago
TV	TUV	798	Tuvalu	Tuvalu
TW	TWN	158	Taiwan	Taiwan, Province of China
TZ	TZA	834	Tanzania	United Republic of Tanzania
UA	UKR	804	Ukraina	Ukraine
UG	UGA	800	Uganda	Uganda
UM	UMI	581	USA:s yttre öar	United States Minor Outlying Islands
US	USA	840	USA	United States of America
UY	URY	858	Uruguay	Uruguay
UZ	UZB	860	Uzbekistan	Uzbekistan
VA	VAT	336	Vatikanstaten	Holy See (Vatican City State)
VC	VCT	670	Saint Vincent och Grenadinerna	Saint Vincent and the Grenadines
VE	VEN	862	Venezuela	Venezuela
VG	VGB	092	Brittiska Jungfruöarna	Virgin Islands, British
VI	VIR	850	Amerikanska Jungfruöarna	Virgin Islands, U.S.
VN	VNM	704	Vietnam	Vietnam
VU	VUT	548	Vanuatu	Vanuatu
WF	WLF	876	Wallis- och Futunaöarna	Wallis and Futuna
WS	WSM	882	Samoa	Samoa
XK	XKK	983	Kosovo	Kosovo
YE	YEM	887	Jemen	Yemen
YT	MYT	175	Mayotte	Mayotte
ZA	ZAF	710	Sydafrika	South Africa
ZM	ZMB	894	Zambia	Zambia
ZW	ZWE	716	Zimbabwe	Zimbabwe
`

export const isoCountries: readonly Country[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', alpha3 = '', number = '', nameSv = '', nameEn = ''] = line.split('\t')
    return { code, alpha3, number, nameSv, nameEn }
  })
