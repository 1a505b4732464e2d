PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT;
INSERT INTO schema_version VALUES(1);
CREATE TABLE tokens (last INTEGER NOT NULL) STRICT;
INSERT INTO tokens VALUES(1);
CREATE TABLE feeds (
    id TEXT PRIMARY KEY,
    feed TEXT NOT NULL,
    state TEXT NOT NULL,
    next_poll_at INTEGER NOT NULL,
    token INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER              -- null: nobody holds it
  ) STRICT;
INSERT INTO feeds VALUES('feed-1','{"id":"feed-1","url":"https://news.example/feed-1.xml","title":"Example Wire feed-1","every":300000,"backfill":false,"addedBy":"config"}','{"feedId":"feed-1","etag":null,"lastModified":null,"bodyHash":null,"baselineDone":false,"nextPollAt":1804500000000,"lastPollAt":null,"lastSuccessAt":null,"lastNewAt":null,"failures":0,"lastError":null}',1804500000000,0,NULL);
CREATE TABLE articles (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO articles VALUES('article-1',1804500000000);
INSERT INTO articles VALUES('article-2',1804500000000);
CREATE TABLE article_keys (key TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO article_keys VALUES('523HiSv1_9PIvAauhMUL9A',1804500000000);
INSERT INTO article_keys VALUES('G0bdUmWtNlfIMZkwD3Ro1A',1804500000000);
INSERT INTO article_keys VALUES('OlvPFUENXM41Yj0J4fo5ug',1804500000000);
INSERT INTO article_keys VALUES('hJ2B-aWZrZq97plByunp1A',1804500000000);
INSERT INTO article_keys VALUES('qAQ22g7PqdGdTDQVueZzEg',1804500000000);
INSERT INTO article_keys VALUES('s0nnuZ0dM76W6b3gRv5S8w',1804500000000);
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    story TEXT NOT NULL
  ) STRICT;
INSERT INTO stories VALUES('story-1',1,1804500000000,'{"id":"story-1","revision":1,"kind":"stake","stage":"announced","acquirers":[{"key":"borealis","name":"Borealis","names":["Borealis","Borealis AG"]}],"target":{"key":"quarry-data","name":"Quarry Data","names":["Quarry Data"]},"seller":null,"events":[],"ripples":[],"sources":[],"stages":[{"stage":"announced","at":1804500000000,"articleId":"article-1"}],"firstSeenAt":1804500000000,"updatedAt":1804500000000}');
INSERT INTO stories VALUES('story-2',1,1804500000010,'{"id":"story-2","revision":1,"kind":"stake","stage":"announced","acquirers":[],"target":{"key":"quarry-data","name":"Quarry Data","names":["Quarry Data"]},"seller":null,"events":[],"ripples":[],"sources":[],"stages":[{"stage":"announced","at":1804500000000,"articleId":"article-1"}],"firstSeenAt":1804500000000,"updatedAt":1804500000010}');
CREATE TABLE story_companies (
    company_key TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    story_id TEXT NOT NULL,
    PRIMARY KEY (company_key, updated_at, story_id)
  ) STRICT, WITHOUT ROWID;
INSERT INTO story_companies VALUES('borealis',1804500000000,'story-1');
INSERT INTO story_companies VALUES('quarry-data',1804500000000,'story-1');
INSERT INTO story_companies VALUES('borealis',1804500000010,'story-2');
INSERT INTO story_companies VALUES('quarry-data',1804500000010,'story-2');
CREATE TABLE watchlists (
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    watchlist TEXT NOT NULL,
    PRIMARY KEY (team_id, channel_id)
  ) STRICT;
INSERT INTO watchlists VALUES('T1','C1',1,'{"teamId":"T1","channelId":"C1","channelName":"#vendor-risk","revision":1,"companies":[],"settings":{"floor":"low","rumors":false},"mutes":[],"updatedAt":1804500000000}');
CREATE TABLE watchlist_companies (
    company_key TEXT NOT NULL,
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    PRIMARY KEY (company_key, team_id, channel_id)
  ) STRICT, WITHOUT ROWID;
INSERT INTO watchlist_companies VALUES('borealis','T1','C1');
INSERT INTO watchlist_companies VALUES('quarry-data','T1','C1');
CREATE TABLE alerts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,   -- the order of the commits
    id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,                      -- in capitals
    story_id TEXT NOT NULL,
    story_revision INTEGER NOT NULL,
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    alert TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    ts TEXT,
    sent_at INTEGER,
    acknowledged_by TEXT,
    acknowledged_at INTEGER,
    due_at INTEGER NOT NULL DEFAULT 0,       -- 0: at once; later after a failed try
    token INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER,                    -- null: nobody holds it
    ambiguous INTEGER NOT NULL DEFAULT 0,    -- 1 for good once a claim has ended without an outcome
    first_claimed_at INTEGER
  ) STRICT;
INSERT INTO alerts VALUES(1,'sent','A-SENT','story-1',1,'T1','C1',1804500000000,'{"id":"sent","code":"A-SENT","storyId":"story-1","storyRevision":1,"teamId":"T1","channelId":"C1","kind":"new","severity":"critical","stage":"announced","loud":true,"held":false,"content":{"severity":"critical","stage":"announced","headline":[{"strong":"Borealis"}," (your rival) takes a third of ",{"strong":"Quarry Data"}," (your vendor)"],"notification":"Borealis (your rival) takes a third of Quarry Data (your vendor)","rule":"a rival takes 20% or more of a vendor","reason":["Borealis is your rival"],"facts":[{"label":"Stake","value":"33%"}],"notKnown":["The price is not known."],"quotes":[{"text":"Borealis takes a third","source":"Example Wire","url":null,"at":null}],"ripples":[],"exposure":[{"label":"Renewal","value":null}],"nextSteps":[],"alternatives":[],"articles":1,"independentSources":1,"disagreements":[],"needsReview":false,"headlineOnly":false,"changes":[],"publishedAt":null,"seenAt":1804500000000,"watched":{"name":"Quarry Data","role":"vendor"}},"createdAt":1804500000000}','sent',0,NULL,'1.1',1804500000005,'U1',1804500000009,0,1,NULL,0,1804500000000);
INSERT INTO alerts VALUES(2,'due','A-DUE','story-2',1,'T1','C1',1804500000010,'{"id":"due","code":"A-DUE","storyId":"story-2","storyRevision":1,"teamId":"T1","channelId":"C1","kind":"new","severity":"critical","stage":"announced","loud":true,"held":false,"content":{"severity":"critical","stage":"announced","headline":[{"strong":"Borealis"}," (your rival) takes a third of ",{"strong":"Quarry Data"}," (your vendor)"],"notification":"Borealis (your rival) takes a third of Quarry Data (your vendor)","rule":"a rival takes 20% or more of a vendor","reason":["Borealis is your rival"],"facts":[{"label":"Stake","value":"33%"}],"notKnown":["The price is not known."],"quotes":[{"text":"Borealis takes a third","source":"Example Wire","url":null,"at":null}],"ripples":[],"exposure":[{"label":"Renewal","value":null}],"nextSteps":[],"alternatives":[],"articles":1,"independentSources":1,"disagreements":[],"needsReview":false,"headlineOnly":false,"changes":[],"publishedAt":null,"seenAt":1804500000000,"watched":{"name":"Quarry Data","role":"vendor"}},"createdAt":1804500000010}','due',0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,NULL);
INSERT INTO alerts VALUES(3,'held','A-HELD','story-2',1,'T1','C2',1804500000010,'{"id":"held","code":"A-HELD","storyId":"story-2","storyRevision":1,"teamId":"T1","channelId":"C2","kind":"new","severity":"critical","stage":"announced","loud":true,"held":true,"content":{"severity":"critical","stage":"announced","headline":[{"strong":"Borealis"}," (your rival) takes a third of ",{"strong":"Quarry Data"}," (your vendor)"],"notification":"Borealis (your rival) takes a third of Quarry Data (your vendor)","rule":"a rival takes 20% or more of a vendor","reason":["Borealis is your rival"],"facts":[{"label":"Stake","value":"33%"}],"notKnown":["The price is not known."],"quotes":[{"text":"Borealis takes a third","source":"Example Wire","url":null,"at":null}],"ripples":[],"exposure":[{"label":"Renewal","value":null}],"nextSteps":[],"alternatives":[],"articles":1,"independentSources":1,"disagreements":[],"needsReview":false,"headlineOnly":false,"changes":[],"publishedAt":null,"seenAt":1804500000000,"watched":{"name":"Quarry Data","role":"vendor"}},"createdAt":1804500000010}','held',0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,NULL);
CREATE TABLE channels (
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    free_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (team_id, channel_id)
  ) STRICT, WITHOUT ROWID;
INSERT INTO channels VALUES('T1','C1',1804500000000);
INSERT INTO channels VALUES('T1','C2',0);
CREATE TABLE threads (
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    alert_id TEXT NOT NULL,
    ts TEXT NOT NULL,
    PRIMARY KEY (team_id, channel_id, story_id)
  ) STRICT, WITHOUT ROWID;
INSERT INTO threads VALUES('T1','C1','story-1','sent','1.1');
CREATE TABLE requests (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE checks (last INTEGER NOT NULL) STRICT;
INSERT INTO checks VALUES(0);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('alerts',3);
CREATE INDEX feeds_due ON feeds (next_poll_at, id);
CREATE INDEX articles_seen ON articles (seen_at);
CREATE INDEX article_keys_seen ON article_keys (seen_at);
CREATE INDEX story_companies_story ON story_companies (story_id);
CREATE INDEX watchlist_companies_channel ON watchlist_companies (team_id, channel_id);
CREATE INDEX alerts_due ON alerts (team_id, channel_id, created_at, seq) WHERE state = 'due';
CREATE INDEX alerts_due_thread ON alerts (team_id, channel_id, story_id, story_revision, seq) WHERE state = 'due';
CREATE INDEX alerts_story ON alerts (story_id, team_id, channel_id, story_revision, seq);
CREATE INDEX alerts_channel ON alerts (team_id, channel_id, created_at, seq);
CREATE INDEX alerts_code ON alerts (team_id, channel_id, code);
CREATE INDEX alerts_state ON alerts (state, created_at);
CREATE INDEX requests_until ON requests (until);
COMMIT;
