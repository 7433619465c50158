/*
 * How a request that mustn't be doubled is sent once: what `rollbackbot.once.Once` does, as far as
 * time, clocks, deaths and two processes matter. Alloy (alloytools.org) checks that two sendings
 * never arrive; HastyTest does so, and that each hasty variant of hasty.yml, which changes a line
 * here and one in the bot, is refuted. A tick is half a minute: what left in one has arrived in the
 * next, or never will; what a request needs until it leaves, its deadline limits to as much.
 */
open util/ordering[Moment] as moments
open util/ordering[Tick] as ticks

abstract sig Where {}
one sig WANTED, DONE, GIVEN_UP extends Where {}
abstract sig Stage extends Where {}
one sig INTENDED, PERHAPS_SENT, UNANSWERED, DECLINED extends Stage {}

sig Tick {}
sig Process {}
sig Request {} -- one sending

-- What was deployed before: the newest when the intent was stored, and one of the very same commit.
abstract sig Before {}
one sig Newest, Earlier extends Before {}

sig Moment {
  now: Tick,
  wall: Tick,                     -- what the clocks on the wall show: they jump
  -- What is stored, by compare-and-set.
  at: Where,
  revision: Moment,               -- the moment of storing
  requestedAt: Tick,              -- by the clock on the wall
  -- What a process knows until it dies. It may stand still for as long as it likes.
  claim: Process -> lone Moment,  -- the intent that it has stored itself, and goes to send
  proved: Process -> lone Tick,   -- when it last proved that the claim stands
  waits: Process -> lone Request, -- for the answer to what it has sent
  watches: Process -> lone Tick,  -- since when it looks for what was sent
  -- The platform, and what its history lists.
  onItsWay: Request -> lone Tick, -- since when
  arrived: set Request,
  told: set Request,              -- of these it is told what they deploy
  lists: set Before
}

fact {
  first.at = WANTED and first.revision = first
  no first.claim + first.proved + first.waits + first.watches + first.onItsWay
  no first.arrived + first.told
  all m: Moment - last, n: m.next | (some p: Process | acts[m, n, p] and othersStay[m, n, p])
    or (staysStored[m, n] and othersStay[m, n, none] and (passes[m, n] or some r: Request | arrives[m, n, r]))
}
pred acts [m, n: Moment, p: Process] {
  (some r: Request | leaves[m, n, p, r]) or (platformStays[m, n] and (intends[m, n, p] or proves[m, n, p]
    or isAnswered[m, n, p] or isRefused[m, n, p] or losesAnswer[m, n, p] or looks[m, n, p] or dies[m, n, p]))
}

-- What a process does.
pred intends [m, n: Moment, p: Process] { m.at = WANTED and stores[n, INTENDED] and goesToSend[m, n, p] }
pred proves [m, n: Moment, p: Process] {
  some m.claim[p] and no m.waits[p] and staysStored[m, n]
  m.claim[p] = m.revision
  does[n, p, m.claim[p], m.now, none, none]
}
pred leaves [m, n: Moment, p: Process, r: Request] {
  some m.proved[p] and no m.waits[p] and r not in m.arrived + m.onItsWay.Tick and staysStored[m, n]
  m.now in m.proved[p] + m.proved[p].next
  does[n, p, m.claim[p], none, r, none]
  n.onItsWay = m.onItsWay + r -> m.now and n.arrived = m.arrived and n.told = m.told and m.now = n.now
}
pred isAnswered [m, n: Moment, p: Process] {
  some m.waits[p] & m.arrived and storesIfItStands[m, n, p, DONE] and forgets[n, p]
}
pred isRefused [m, n: Moment, p: Process] { -- by the service, or by itself: nothing has left
  some m.claim[p] and no m.waits[p] and storesIfItStands[m, n, p, DECLINED] and forgets[n, p]
}
pred losesAnswer [m, n: Moment, p: Process] {
  some m.waits[p] and storesIfItStands[m, n, p, UNANSWERED] and does[n, p, none, none, none, m.now]
}
pred dies [m, n: Moment, p: Process] { staysStored[m, n] and forgets[n, p] }
pred looks [m, n: Moment, p: Process] {
  m.at in Stage and no m.claim[p]
  m.at = INTENDED implies ends[n, p, PERHAPS_SENT]
  else m.at = DECLINED implies (stores[n, INTENDED] and goesToSend[m, n, p])
  else some found[m] implies ends[n, p, DONE]
  else isPatient[m, p] implies watchesOn[m, n, p]
  else isUntold[m] implies ends[n, p, GIVEN_UP]
  else (stores[n, INTENDED] and goesToSend[m, n, p])
}

-- What a look shows, and how long it goes on.
fun found [m: Moment]: set Request + Before { Newest in m.lists implies m.arrived & m.told else none }
pred isUntold [m: Moment] { Newest not in m.lists or some m.arrived - m.told }
pred isPatient [m: Moment, p: Process] {
  let begun = m.watches[p] | no begun or
    m.now in (m.at = UNANSWERED implies begun + begun.next else begun + begun.next + begun.next.next)
}

-- What happens by itself.
pred arrives [m, n: Moment, r: Request] {
  r in m.onItsWay.Tick and n.onItsWay = m.onItsWay - r -> Tick and n.arrived = m.arrived + r
  m.told in n.told and n.told in n.arrived and m.now = n.now
}
pred passes [m, n: Moment] {
  n.now in m.now.^next and n.onItsWay in m.onItsWay & Request -> n.now.prev
  n.arrived = m.arrived and m.told in n.told and n.told in n.arrived
}

-- How it is written down.
pred stores [n: Moment, to: Where] { n.at = to and n.revision = n and (to = INTENDED implies n.requestedAt = n.wall) }
pred staysStored [m, n: Moment] { n.at = m.at and n.revision = m.revision and n.requestedAt = m.requestedAt }
pred storesIfItStands [m, n: Moment, p: Process, to: Where] {
  m.claim[p] = m.revision implies (stores[n, to] and n.requestedAt = m.requestedAt) else staysStored[m, n]
}
pred does [n: Moment, p: Process, goesToSend: set Moment, mayLeave: set Tick, sent: set Request, looksFrom: set Tick] {
  n.claim[p] = goesToSend and n.proved[p] = mayLeave and n.waits[p] = sent and n.watches[p] = looksFrom
}
pred goesToSend [m, n: Moment, p: Process] { does[n, p, n.revision, m.now, none, none] }
pred forgets [n: Moment, p: Process] { does[n, p, none, none, none, none] }
pred ends [n: Moment, p: Process, to: Where] { stores[n, to] and forgets[n, p] }
pred watchesOn [m, n: Moment, p: Process] {
  staysStored[m, n] and does[n, p, none, none, none, some m.watches[p] implies m.watches[p] else m.now]
}
pred othersStay [m, n: Moment, p: set Process] {
  all q: Process - p | does[n, q, m.claim[q], m.proved[q], m.waits[q], n.revision = m.revision implies m.watches[q] else none]
}
pred platformStays [m, n: Moment] {
  n.now = m.now and n.onItsWay = m.onItsWay and n.arrived = m.arrived and n.told = m.told
}

assert NeverTwice { all m: Moment | lone m.arrived }
assert NeverForNothing { all m: Moment | m.at = DONE implies some m.arrived }
pred LostAndDone { -- not by never sending anything: the first one is lost, the second one arrives
  last.at = DONE and some disj r, s: Request | r in last.arrived and s not in last.arrived and some m: Moment | s in m.onItsWay.Tick
}
check NeverTwice for exactly 12 Moment, exactly 5 Tick, exactly 2 Process, exactly 2 Request
check NeverForNothing for exactly 10 Moment, exactly 5 Tick, exactly 2 Process, exactly 2 Request
run LostAndDone for exactly 11 Moment, exactly 5 Tick, exactly 2 Process, exactly 2 Request
