PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE facts (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO facts VALUES('schema_version','2');
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
INSERT INTO accessions VALUES('2026-001','report',NULL,'','2026-11-21T11:34:35.222350+00:00','2026-11-21T11:34:36.521084+00:00',NULL,NULL);
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
INSERT INTO custody_events VALUES(0,'2026-11-21T11:34:35.234740+00:00','accession','2026-001',1,'1bf59a52d7f25bec0be0bad230788ec0d12e9c01f2f1ac8dfe3101c10f65ca33','vorlage 0.1.0','file');
INSERT INTO custody_events VALUES(1,'2026-11-21T11:34:35.234740+00:00','accession','2026-001',2,'c942854df2668f66081fe2be58777970429a596430131db47ac3865e03c89459','vorlage 0.1.0','file');
INSERT INTO custody_events VALUES(2,'2026-11-21T11:34:36.521084+00:00','ingestion end','2026-001',NULL,NULL,'vorlage 0.1.0','');
INSERT INTO custody_events VALUES(3,'2026-11-21T11:34:38.205892+00:00','metadata modification',NULL,NULL,NULL,'vorlage 0.1.0','finding on pair-1-2: hold');
CREATE TABLE derivations (
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	payload BLOB NOT NULL, 
	PRIMARY KEY (kind, "key")
);
INSERT INTO derivations VALUES('search-index','1;folding 1;0.27.0',X'6138383363346631666364386237346361646664663737623762653063326239');
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
	PRIMARY KEY (number), 
	FOREIGN KEY(accession) REFERENCES accessions (number), 
	FOREIGN KEY(parent) REFERENCES items (number), 
	FOREIGN KEY(duplicate_of) REFERENCES items (number)
);
INSERT INTO items VALUES(1,'2026-001','reports/x1.txt','1bf59a52d7f25bec0be0bad230788ec0d12e9c01f2f1ac8dfe3101c10f65ca33',396,'report',NULL,'text/plain','read','',NULL,'1',1);
INSERT INTO items VALUES(2,'2026-001','reports/x2.txt','c942854df2668f66081fe2be58777970429a596430131db47ac3865e03c89459',327,'report',NULL,'text/plain','read','',NULL,'1',1);
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
	PRIMARY KEY (item, number), 
	FOREIGN KEY(item) REFERENCES items (number)
);
INSERT INTO pages VALUES(1,1,'1',0.0,0.0,replace('Letters reveal locked survey\n\nThe harbour board of Port Tessaly hid a dredging survey for eleven weeks, letters show.\nThe letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.\nThe board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.\nFishermen said they would stay in port.\n','\n',char(10)),'native','en',1,X'78019b000000910091',X'78019b000000910091');
INSERT INTO pages VALUES(2,1,'1',0.0,0.0,replace('The harbour board of Port Tessaly hid a dredging survey for eleven weeks, letters show.\n\nThe letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.\nThe board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.\n','\n',char(10)),'native','en',1,X'78019b000000910091',X'78019b000000910091');
CREATE TABLE heads (
	item INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	published VARCHAR NOT NULL, 
	byline TEXT NOT NULL, 
	credits TEXT NOT NULL, 
	PRIMARY KEY (item), 
	FOREIGN KEY(item) REFERENCES items (number)
);
INSERT INTO heads VALUES(1,'Letters reveal locked survey','','','','[]');
INSERT INTO heads VALUES(2,'The harbour board of Port Tessaly hid a dredging survey for eleven weeks, letters show.','','','','[]');
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
INSERT INTO findings VALUES(0,1,2,'hold','verbatim','unknown','To be asked at both desks.','this desk','2026-11-21T11:34:38.205892+00:00');
CREATE INDEX items_by_path ON items (accession, path);
CREATE INDEX items_by_outcome ON items (outcome);
CREATE INDEX items_by_digest ON items (digest);
COMMIT;
