-- What sources said: written once.
CREATE TABLE source (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  uri TEXT,
  language TEXT NOT NULL,
  published TEXT,
  ingested_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  notes TEXT NOT NULL
);
CREATE TABLE passage (
  id BIGINT PRIMARY KEY,
  source_id BIGINT NOT NULL REFERENCES source(id),
  start_at INTEGER NOT NULL,
  words TEXT NOT NULL
);
CREATE TABLE account (
  id BIGINT PRIMARY KEY,
  source_id BIGINT NOT NULL REFERENCES source(id),
  label TEXT NOT NULL,
  part_of BIGINT,
  role TEXT NOT NULL,
  side TEXT NOT NULL,
  day_from TEXT,
  day_to TEXT,
  starts_at BIGINT,
  ends_at BIGINT
);
CREATE INDEX account_source ON account(source_id);
CREATE TABLE account_place (
  account_id BIGINT NOT NULL REFERENCES account(id),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  code TEXT,
  PRIMARY KEY (account_id, ordinal)
);
CREATE TABLE claim (
  id BIGINT PRIMARY KEY,
  source_id BIGINT NOT NULL REFERENCES source(id),
  account_id BIGINT REFERENCES account(id),
  fact TEXT NOT NULL,
  subject TEXT NOT NULL,
  name TEXT,
  part TEXT NOT NULL,
  scope TEXT,
  amount BIGINT,
  amount_max BIGINT,
  bound TEXT,
  flags TEXT NOT NULL,
  said_by TEXT,
  confidence DOUBLE PRECISION NOT NULL,
  passage_id BIGINT NOT NULL REFERENCES passage(id),
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL
);
CREATE INDEX claim_account ON claim(account_id);
CREATE INDEX claim_source ON claim(source_id);
CREATE TABLE siren (
  id BIGINT PRIMARY KEY,
  source_id BIGINT NOT NULL REFERENCES source(id),
  area TEXT NOT NULL,
  area_name TEXT NOT NULL,
  level TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  flags TEXT NOT NULL
);
CREATE INDEX siren_area ON siren(area, starts_at);

-- What editors decided: written once, chained and signed.
CREATE TABLE editor (
  name TEXT PRIMARY KEY,
  public_key TEXT NOT NULL
);
CREATE TABLE decision (
  id BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  editor TEXT NOT NULL REFERENCES editor(name),
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  payload TEXT NOT NULL,
  reason TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  signature TEXT NOT NULL
);
CREATE INDEX decision_target ON decision(target);

-- What follows from both: rebuilt at will.
CREATE TABLE attack (
  id BIGINT PRIMARY KEY,
  role TEXT NOT NULL,
  side TEXT NOT NULL,
  day_from TEXT,
  day_to TEXT,
  starts_at BIGINT,
  ends_at BIGINT,
  release_at BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  updated_at BIGINT NOT NULL,
  sources INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  proposed INTEGER NOT NULL
);
CREATE INDEX attack_day ON attack(day_from, id);
CREATE INDEX attack_side ON attack(side, role, day_from);
CREATE TABLE attack_account (
  account_id BIGINT PRIMARY KEY REFERENCES account(id),
  attack_id BIGINT NOT NULL
);
CREATE INDEX attack_account_attack ON attack_account(attack_id);
-- Every place of an attack and the areas around it; exact is 1 for a place that a source names.
CREATE TABLE attack_place (
  attack_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  exact INTEGER NOT NULL,
  day_from TEXT,
  PRIMARY KEY (attack_id, code)
);
CREATE INDEX attack_place_code ON attack_place(code, day_from, attack_id);
CREATE TABLE attack_part (
  whole_id BIGINT NOT NULL,
  part_id BIGINT NOT NULL,
  PRIMARY KEY (whole_id, part_id)
);
CREATE INDEX attack_part_part ON attack_part(part_id);
CREATE TABLE attack_figure (
  attack_id BIGINT NOT NULL,
  fact TEXT NOT NULL,
  subject TEXT NOT NULL,
  amount BIGINT,
  low BIGINT NOT NULL,
  high BIGINT,
  bound TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (attack_id, fact, subject)
);
CREATE TABLE attack_revision (
  attack_id BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  cause TEXT NOT NULL,
  changes TEXT NOT NULL,
  PRIMARY KEY (attack_id, revision)
);
