PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE facts (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO facts VALUES('schema_version','4');
CREATE TABLE accessions (
	number VARCHAR NOT NULL, 
	genre VARCHAR NOT NULL, 
	code_name VARCHAR, 
	note TEXT NOT NULL, 
	opened_at VARCHAR NOT NULL, 
	closed_at VARCHAR, 
	resume_salt BLOB, 
	resume_mark BLOB, 
	PRIMARY KEY (number)
);
INSERT INTO accessions VALUES('2026-001','report',NULL,'','2026-11-21T17:39:39.565248+00:00','2026-11-21T17:39:43.101005+00:00',NULL,NULL);
CREATE TABLE custody_events (
	sequence INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	accession VARCHAR, 
	item INTEGER, 
	digest VARCHAR, 
	tool VARCHAR NOT NULL, 
	detail TEXT NOT NULL, 
	PRIMARY KEY (sequence)
);
INSERT INTO custody_events VALUES(0,'2026-11-21T17:39:39.647983+00:00','accession','2026-001',1,'1bf59a52d7f25bec0be0bad230788ec0d12e9c01f2f1ac8dfe3101c10f65ca33','vorlage 0.1.0','file');
INSERT INTO custody_events VALUES(1,'2026-11-21T17:39:39.647983+00:00','accession','2026-001',2,'c942854df2668f66081fe2be58777970429a596430131db47ac3865e03c89459','vorlage 0.1.0','file');
INSERT INTO custody_events VALUES(2,'2026-11-21T17:39:43.101005+00:00','ingestion end','2026-001',NULL,NULL,'vorlage 0.1.0','');
INSERT INTO custody_events VALUES(3,'2026-11-21T17:39:50.425868+00:00','metadata modification',NULL,NULL,NULL,'vorlage 0.1.0','finding on pair-1-2: hold');
INSERT INTO custody_events VALUES(4,'2026-11-21T17:40:11.958141+00:00','metadata modification',NULL,NULL,NULL,'vorlage 0.1.0','name of person 1: protect');
INSERT INTO custody_events VALUES(5,'2026-11-21T17:40:27.364922+00:00','metadata modification',NULL,NULL,NULL,'vorlage 0.1.0','tag put on item 2');
INSERT INTO custody_events VALUES(6,'2026-11-21T17:41:00.664954+00:00','metadata modification',NULL,1,NULL,'vorlage 0.1.0','text of page 1 written by a person');
INSERT INTO custody_events VALUES(7,'2026-11-21T17:41:05.791571+00:00','fixity check',NULL,NULL,NULL,'vorlage 0.1.0','2 originals, 0 problems');
CREATE TABLE derivations (
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (kind, "key")
);
INSERT INTO derivations VALUES('signature-1','2',X'c5d8eb6c6724df2bfe3455483bf4758fd175f1404c4858a4ffc4e0545e2541e9b364d703881781017a1a3b023f6006010942d1385fb338039d3ee52509cd5d14061b862d806e4c110ce01b0bd1d59426f08ec20b6714300941d62b204945411383a41e43d88fb81cae9170215140d234c3fc113a7ff6fa0957cc41199d5c301679dab10f5d807d294cd57b03b03bbf223c78ed615b165c25b533f4023702290af4eeb602c46c2f3f4650fe309544931ac8c72070d45f38078afd7276bed2942a37ff3b0549735b0148bf3346851b7c080d8703057f31b7104ab2d616f9223e0b08290005e0bc32361c424104b67c57a08962a10c4e707d18a0ee4c21a870ee04cd6c2f0adf17e722e2f23c0d00c1912056664c2f3490850aceef7296e25a010fecaab6075a18a2066de5dc275f672c18c5cc1a23fb18f32486650824e7c3a518a311ce812b8f7e18da20251acbe45032a22a795ed58fca196fe6f344b3bff9168c369f1f52206246351fec5174538801e31c4609082ef716374b512ab17ce02b49534d304a3dd41f855ebe052e102e04094f3d194829621760369303f31f01042158ad880f7ab84715c1f328c3d6e30af9b4651cfdbee901a7d78504eb422d0edf2cb312e821f910b5cde0047b130b0c022dbd27c5f8241f5268760ae88e22394ba41209e62a9e6a50e08f057538a60468f31f149411df61628ce80a4d2a801a5beb2b2cacfc360844fb9b15cfc4b956896de2390ab93920e2e98826fdfa5834');
INSERT INTO derivations VALUES('search-index','8;folding 3;0.27.0',X'3437386238333132366433653466663438373539313863386337663537376637');
INSERT INTO derivations VALUES('signature-1','1',X'9a7ab103a126fda357254bfe1b1d84bd3dda120dbaeb336aae23edec80efa07db364d703881781017a1a3b023f60060175c1d42c5fb338039d3ee52509cd5d14061b862d806e4c110ce01b0bd1d59426f08ec20b6714300941d62b204945411383a41e43927fba05ae9170215140d234c3fc113a7ff6fa0939ee7e129d5c30167614b50c5d807d294cd57b03b03bbf22cd4242515b165c25b533f4023702290af4eeb602c46c2f3fc454902c9544931ac8c72070d45f38078afd7276bed2942a37ff3b0549735b0148bf3346851b7c080d8703057f31b7104ab2d616f9223e0b08290005e0bc32361c42410490847c1f8962a10c4e707d18a0ee4c21a870ee04cd6c2f0adf17e722e2f23c0d00c1912056664c2f3490850a6357515ee25a010fecaab6075a18a2066de5dc275f672c18c5cc1a23fb18f32486650824e7c3a5186ed69d182b8f7e180d9dd304cbe45032356adc2dd58fca196fe6f344b3bff9168c369f1ff423300acfc1944374538801e31c4609082ef716374b512a1955020649534d304a3dd41f855ebe052e102e04f3f1910c4829621760369303f31f01042158ad880f7ab84715c1f328c3d6e30af9b4651cfdbee901a7d78504eb422d0edf2cb312e821f910b5cde0047b130b0c51d04a21c5f8241f5268760a8c19e61d4ba41209e62a9e6a50e08f057538a60468f31f14dbf07507628ce80a976306155beb2b2cacfc360844fb9b15cfc4b956896de2390ab93920e2e988265341e51b');
INSERT INTO derivations VALUES('kinship','beb245578f703e90e6e704cc592b58710d6f36e133e95d078fa844350d31e3b4',X'91940102ae6e6561725f6475706c6963617465cb3fea538ef34d6a16');
CREATE TABLE saved_searches (
	number INTEGER NOT NULL, 
	member VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	"query" TEXT NOT NULL, 
	options TEXT NOT NULL, 
	is_shared BOOLEAN NOT NULL, 
	made_at VARCHAR NOT NULL, 
	seen_at VARCHAR, 
	seen TEXT, 
	PRIMARY KEY (number)
);
INSERT INTO saved_searches VALUES(1,'this desk','mercury','mercury AND basin','{}',0,'2026-11-21T17:40:37.992689+00:00','2026-11-21T17:40:45.497523+00:00','[]');
CREATE TABLE search_history (
	sequence INTEGER NOT NULL, 
	member VARCHAR NOT NULL, 
	asked_at VARCHAR NOT NULL, 
	"query" TEXT NOT NULL, 
	options TEXT NOT NULL, 
	total INTEGER NOT NULL, 
	PRIMARY KEY (sequence)
);
INSERT INTO search_history VALUES(0,'this desk','2026-11-21T17:40:53.539275+00:00','mercury','{}',2);
CREATE TABLE person_spellings (
	person INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	spelling TEXT NOT NULL, 
	PRIMARY KEY (person, position)
);
INSERT INTO person_spellings VALUES(1,0,'Ottoline Carrow');
INSERT INTO person_spellings VALUES(1,1,'O. Carrow');
CREATE TABLE name_decisions (
	sequence INTEGER NOT NULL, 
	person INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	ground TEXT NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	PRIMARY KEY (sequence)
);
INSERT INTO name_decisions VALUES(0,1,'protect','harbour clerk who gave the letters','this-desk','2026-11-21T17:40:11.958141+00:00');
CREATE TABLE items (
	number INTEGER NOT NULL, 
	accession VARCHAR NOT NULL, 
	path TEXT NOT NULL, 
	digest VARCHAR, 
	size_bytes INTEGER NOT NULL, 
	genre VARCHAR NOT NULL, 
	parent INTEGER, 
	media_type VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	duplicate_of INTEGER, 
	extraction_version VARCHAR NOT NULL, 
	is_indexed BOOLEAN NOT NULL, 
	settles_as VARCHAR, 
	PRIMARY KEY (number), 
	FOREIGN KEY(accession) REFERENCES accessions (number), 
	FOREIGN KEY(parent) REFERENCES items (number), 
	FOREIGN KEY(duplicate_of) REFERENCES items (number)
);
INSERT INTO items VALUES(1,'2026-001','reports/x1.txt','1bf59a52d7f25bec0be0bad230788ec0d12e9c01f2f1ac8dfe3101c10f65ca33',396,'report',NULL,'text/plain','read','',NULL,'3',1,NULL);
INSERT INTO items VALUES(2,'2026-001','reports/x2.txt','c942854df2668f66081fe2be58777970429a596430131db47ac3865e03c89459',327,'report',NULL,'text/plain','read','',NULL,'3',1,NULL);
CREATE TABLE pages (
	item INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	width FLOAT NOT NULL, 
	height FLOAT NOT NULL, 
	text TEXT NOT NULL, 
	origin VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	is_read BOOLEAN NOT NULL, 
	words BLOB NOT NULL, 
	hidden BLOB NOT NULL, 
	engine VARCHAR, 
	reason TEXT, 
	made_at VARCHAR, 
	awaits_ocr BOOLEAN, 
	PRIMARY KEY (item, number), 
	FOREIGN KEY(item) REFERENCES items (number)
);
INSERT INTO pages VALUES(1,1,'1',0.0,0.0,replace('Letters reveal locked survey\n\nThe harbour board of Port Tessaly hid a dredging survey for eleven weeks, letters show.\nThe letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.\nThe board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.\nFishermen said they would stay in the port.','\n',char(10)),'human','en',1,X'027801edd4bf4bd4611cc0f1ef51d0b578149c1498703779651999e8a0189e5e60900919dc0d5614e4928a62fe00153cee408b6ed02187a2486aac4d97a2961a6aa8ad860285da1474e9c65ee1ffd0f43cf0e2199f870fcff38ea2288a93a0967ad29ce42ccdb471816e72f4718d02371962947bcc50a4cc032aacb0ca139eb1c64b5eb3c15bdef391cf7ce53b3fd9e2373bec5125168ba2831c26c1516a394e3d6932347286163ac872914bf4334081ebdc669871a698a34899250e39b7862475a4c8d0c4395ae9244b0f971920cf0dee30c204d32c50e23e0f59e6118f79ca735ef08a75def08e0f7ce20bdff8c126bfd866973f44ee7c8038351c21c9314e90a281539ce63ced7491a3972b5c25cf20b7b8cb1893ccb24089452aecafea7cd8ff4d20cc21bc83f00ec23f081d081d081d081d081d081df8bf1df80b32fc5b09',X'78019b000000910091','','','2026-11-21T17:41:00.664954+00:00',0);
INSERT INTO pages VALUES(2,1,'1',0.0,0.0,replace('The harbour board of Port Tessaly hid a dredging survey for eleven weeks, letters show.\n\nThe letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.\nThe board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.\n','\n',char(10)),'native','en',1,X'027801030000000001',X'78019b000000910091','','','2026-11-21T17:39:42.732108+00:00',0);
CREATE TABLE layers (
	item INTEGER NOT NULL, 
	page INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	engine VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	language VARCHAR NOT NULL, 
	is_read BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	words BLOB NOT NULL, 
	made_at VARCHAR NOT NULL, 
	PRIMARY KEY (item, page, digest, origin, engine), 
	FOREIGN KEY(item) REFERENCES items (number)
);
INSERT INTO layers VALUES(1,1,'1bf59a52d7f25bec0be0bad230788ec0d12e9c01f2f1ac8dfe3101c10f65ca33','native','reading 3',replace('Letters reveal locked survey\n\nThe harbour board of Port Tessaly hid a dredging survey for eleven weeks, letters show.\nThe letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.\nThe board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.\nFishermen said they would stay in port.\n','\n',char(10)),'en',1,'',X'027801030000000001','2026-11-21T17:39:42.674846+00:00');
CREATE TABLE heads (
	item INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	published VARCHAR NOT NULL, 
	byline TEXT NOT NULL, 
	credits TEXT NOT NULL, 
	made_on VARCHAR, 
	PRIMARY KEY (item), 
	FOREIGN KEY(item) REFERENCES items (number)
);
INSERT INTO heads VALUES(1,'Letters reveal locked survey','','','','[]','');
INSERT INTO heads VALUES(2,'The harbour board of Port Tessaly hid a dredging survey for eleven weeks, letters show.','','','','[]','');
CREATE TABLE findings (
	sequence INTEGER NOT NULL, 
	item_a INTEGER NOT NULL, 
	item_b INTEGER NOT NULL, 
	decision VARCHAR NOT NULL, 
	relation VARCHAR NOT NULL, 
	derives VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	PRIMARY KEY (sequence), 
	FOREIGN KEY(item_a) REFERENCES items (number), 
	FOREIGN KEY(item_b) REFERENCES items (number)
);
INSERT INTO findings VALUES(0,1,2,'hold','verbatim','unknown','To be asked at both desks.','this desk','2026-11-21T17:39:50.425868+00:00');
CREATE TABLE tags (
	item INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	made_at VARCHAR NOT NULL, 
	PRIMARY KEY (item, tag), 
	FOREIGN KEY(item) REFERENCES items (number)
);
INSERT INTO tags VALUES(2,'to check','this desk','2026-11-21T17:40:27.364922+00:00');
CREATE TABLE stars (
	member VARCHAR NOT NULL, 
	item INTEGER NOT NULL, 
	made_at VARCHAR NOT NULL, 
	PRIMARY KEY (member, item), 
	FOREIGN KEY(item) REFERENCES items (number)
);
INSERT INTO stars VALUES('this desk',1,'2026-11-21T17:40:32.563306+00:00');
CREATE INDEX saved_searches_by_member ON saved_searches (member);
CREATE INDEX search_history_by_member ON search_history (member);
CREATE INDEX items_by_parent ON items (parent);
CREATE INDEX items_by_path ON items (accession, path);
CREATE INDEX items_by_digest ON items (digest);
CREATE INDEX items_by_outcome ON items (outcome);
CREATE INDEX pages_awaiting_ocr ON pages (awaits_ocr);
CREATE INDEX tags_by_tag ON tags (tag);
COMMIT;
