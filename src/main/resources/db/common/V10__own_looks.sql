-- The looks that the bot takes by itself: whether each app could be rolled back.

create table own_look (
  app text not null primary key,
  -- when it is looked at next; while a process looks: by when it has to be done
  due_at bigint not null,
  -- how often looking came to nothing since the last time
  tries integer not null,
  -- what the last look came to
  body text,
  -- what broke and wasn't told yet
  news text
);
