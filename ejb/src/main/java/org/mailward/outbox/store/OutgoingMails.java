package org.mailward.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.outbox.Letter;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.MailLine;
import org.mailward.outbox.MailState;
import org.mailward.outbox.OutgoingMail;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The outbox: mails from their writing until they are forgotten.
@ApplicationScoped
public class OutgoingMails {

    private static final String ADD = """
            insert into outgoing_mail (provider_id, id, customer_id, kind, occasion, recipient, address, subject, letter, secret, state, written_at, send_by, next_at, trouble)
            values ({provider}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (provider_id, occasion) do nothing""";
    private static final String LINE = "select m.id, m.customer_id, m.kind, m.recipient, m.address, m.subject, m.state, m.written_at, m.send_by, m.next_at, m.sent_at, m.attempts, m.trouble "
            + "from outgoing_mail m where {m seen}";
    /// Materialized: a list that was made anew for each row would lock others than it names.
    private static final String TAKE = """
            with due as materialized (select w.id from outgoing_mail w where {w seen} and w.send_by > ?
                    and (w.state = 'WAITING' and w.next_at <= ? or w.state = 'SENDING' and w.leased_until <= ?)
                  order by w.next_at, w.id limit ? for update skip locked)
            update outgoing_mail m set state = 'SENDING', leased_until = ?, attempts = attempts + 1
            from due where {m seen} and m.id = due.id
            returning m.id, m.recipient, m.address, m.letter, m.secret, m.written_at, m.attempts""";

    @Inject
    private Persistence persistence;

    /// A mail that is to be sent now.
    /// @param attempts how often it was taken, this time included
    public record Due(UUID id, String recipient, String address, Letter letter, Optional<String> secret, Instant writtenAt, int attempts) {
    }

    /// Keeps a mail, unless one was kept for the same occasion.
    /// @param trouble why it cannot be sent at all; empty for a mail that waits
    /// @throws IllegalArgumentException when it belongs to a customer out of scope
    public void add(Scope scope, OutgoingMail mail, String trouble) {
        if (!mail.customer().map(scope::sees).orElse(scope.seesAllCustomers())) {
            throw new IllegalArgumentException("The mail belongs to a customer out of scope");
        }
        persistence.inBulk(scope, bulk -> bulk.run(ADD, mail.id(), mail.customer(), mail.kind().name(), mail.occasion(), mail.recipient(), mail.address(), mail.letter().subject(),
                mail.letter().write(), mail.secret(), (trouble.isEmpty() ? MailState.WAITING : MailState.FAILED).name(), mail.writtenAt(), mail.sendBy(), mail.writtenAt(), trouble));
    }

    /// Takes a mail back that was not sent.
    public void takeBack(Scope scope, String occasion) {
        persistence.inBulk(scope, bulk -> bulk.run("delete from outgoing_mail m where {m seen} and m.occasion = ? and m.state in ('WAITING', 'FAILED')", occasion));
    }

    /// The same with all mails to a seat, whose occasions end with it.
    public void takeBackFrom(Scope scope, UUID seat) {
        persistence.inBulk(scope, bulk -> bulk.run("delete from outgoing_mail m where {m seen} and m.occasion like ? and m.state in ('WAITING', 'FAILED')", "%/" + seat));
    }

    public Optional<MailLine> find(Scope scope, UUID id) {
        return persistence.inBulk(scope, bulk -> bulk.rows(LINE + " and m.id = ?", OutgoingMails::line, id)).stream().findFirst();
    }

    /// Was a mail written for the occasion?
    public boolean told(Scope scope, String occasion) {
        return !persistence.inBulk(scope, bulk -> bulk.rows("select m.id from outgoing_mail m where {m seen} and m.occasion = ?", row -> row.getObject(1, UUID.class), occasion)).isEmpty();
    }

    /// The newest first.
    /// @param states none for all
    public Page<MailLine> page(Scope scope, Collection<MailState> states, int first, int count) {
        var names = (states.isEmpty() ? List.of(MailState.values()) : states).stream().map(MailState::name).toList();
        return persistence.inBulk(scope, bulk -> new Page<>(
                bulk.rows("select count(*) from outgoing_mail m where {m seen} and m.state = any (?)", row -> row.getLong(1), names).getFirst(),
                bulk.rows(LINE + " and m.state = any (?) order by m.written_at desc, m.id desc limit ? offset ?", OutgoingMails::line, names, Page.limit(count), first)));
    }

    /// How many there are in each state; those without any are left out.
    public Map<MailState, Long> counts(Scope scope) {
        var counts = new EnumMap<MailState, Long>(MailState.class);
        persistence.inBulk(scope, bulk -> bulk.rows("select m.state, count(*) from outgoing_mail m where {m seen} group by 1",
                row -> Map.entry(MailState.valueOf(row.getString(1)), row.getLong(2)))).forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /// Takes mails that are due, so that nobody else does before the lease ends. Several may take at the same time.
    public List<Due> take(Scope scope, Instant now, Duration lease, int most) {
        return persistence.inBulk(scope, bulk -> bulk.rows(TAKE, OutgoingMails::due, now, now, now, most, now.plus(lease)));
    }

    /// The mail server took it; its secret is forgotten.
    public void sent(Scope scope, UUID id, Instant now) {
        persistence.inBulk(scope, bulk -> bulk.run("update outgoing_mail m set state = 'SENT', sent_at = ?, leased_until = null, secret = null, trouble = '' where {m seen} and m.id = ?", now, id));
    }

    /// It is tried again later.
    /// @param counted whether the mail server was given it, or could not be reached
    public void postpone(Scope scope, UUID id, Instant next, String trouble, boolean counted) {
        persistence.inBulk(scope, bulk -> bulk.run("update outgoing_mail m set state = 'WAITING', leased_until = null, next_at = ?, trouble = ?, attempts = attempts - ? "
                + "where {m seen} and m.id = ? and m.state = 'SENDING'", next, trouble, counted ? 0 : 1, id));
    }

    /// It is not tried again by itself.
    public void fail(Scope scope, UUID id, String trouble) {
        persistence.inBulk(scope, bulk -> bulk.run("update outgoing_mail m set state = 'FAILED', leased_until = null, trouble = ? where {m seen} and m.id = ? and m.state = 'SENDING'", trouble, id));
    }

    /// Has one that failed tried again, with all its attempts.
    /// @param sendBy until when, unless it may wait longer already
    /// @return false when there is none that failed
    public boolean retry(Scope scope, UUID id, Instant now, Instant sendBy) {
        return persistence.inBulk(scope, bulk -> bulk.run("update outgoing_mail m set state = 'WAITING', next_at = ?, attempts = 0, trouble = '', send_by = greatest(m.send_by, ?) "
                + "where {m seen} and m.id = ? and m.state = 'FAILED'", now, sendBy, id)) > 0;
    }

    /// Gives up what was worth sending until now.
    /// @return how many
    public int expire(Scope scope, Instant now, String trouble) {
        return persistence.inBulk(scope, bulk -> bulk.run("update outgoing_mail m set state = 'FAILED', leased_until = null, trouble = case when m.trouble = '' then ? else m.trouble || ' ' || ? end "
                + "where {m seen} and m.send_by <= ? and (m.state = 'WAITING' or m.state = 'SENDING' and m.leased_until <= ?)", trouble, trouble, now, now));
    }

    /// Forgets what was written before a moment and is over.
    public void forget(Scope scope, Instant before) {
        persistence.inBulk(scope, bulk -> bulk.run("delete from outgoing_mail m where {m seen} and m.written_at < ? and m.state in ('SENT', 'FAILED')", before));
    }

    private static MailLine line(ResultSet row) throws SQLException {
        return new MailLine(row.getObject("id", UUID.class), Optional.ofNullable(row.getObject("customer_id", UUID.class)), MailKind.valueOf(row.getString("kind")), row.getString("recipient"),
                row.getString("address"), row.getString("subject"), MailState.valueOf(row.getString("state")), row.getTimestamp("written_at").toInstant(), row.getTimestamp("send_by").toInstant(),
                row.getTimestamp("next_at").toInstant(), Optional.ofNullable(row.getTimestamp("sent_at")).map(java.sql.Timestamp::toInstant), row.getInt("attempts"), row.getString("trouble"));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("address"), Letter.read(row.getString("letter")), Optional.ofNullable(row.getString("secret")),
                row.getTimestamp("written_at").toInstant(), row.getInt("attempts"));
    }
}
