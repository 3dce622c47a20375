package org.mailward.mailbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.intake.Recipient;
import org.mailward.intake.Way;
import org.mailward.intake.control.TakingIn;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Message;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.mailbox.store.Mailboxes;
import org.mailward.platform.mailbox.ImapVisit;
import org.mailward.platform.mailbox.ImapVisit.Letter;
import org.mailward.platform.mailbox.ImapVisit.Waiting;
import org.mailward.platform.mailbox.MailboxTrouble;
import org.mailward.platform.mailbox.TooMuchSaid;
import org.mailward.platform.persistence.PersistenceTrouble;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.secrets.VaultTrouble;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;

/// Takes the reports in one mailbox into the ledger.
///
/// A message is marked or moved only after its arrival is committed. When Mailward ends between the two, the message is taken
/// once more, and its report is known as a duplicate. A lease in the database keeps two nodes from reading at the same time.
@ApplicationScoped
public class MailboxReader {

    private static final Logger LOG = System.getLogger(MailboxReader.class.getName());
    private static final List<String> RECIPIENT_FIELDS = List.of("Delivered-To", "X-Original-To", "To", "Cc");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]{1,64}@[^\\s<>,;:\"()]{1,255}");
    private static final int MOST_ADDRESSES = 10;
    private static final int LONGEST_RESULTS = 500;
    private static final byte[] NOTHING = {};
    /// Connections of one look that may break off over a message before the look ends.
    private static final int MOST_BROKEN = 6;
    private static final Message.Limits HEADER_ONLY = new Message.Limits(256 * 1024, 500, 64 * 1024);

    @Inject
    private Mailboxes mailboxes;

    @Inject
    private MailboxVisits visits;

    @Inject
    private Customers customers;

    @Inject
    private TakingIn intake;

    @Inject
    private Transactions transactions;

    @Inject
    private MailSettings settings;

    @Inject
    private Time time;

    /// How many messages a batch came to.
    record Count(List<Long> taken, List<Long> failed) {
    }

    /// Reads what waits, if nobody else does. Never throws for what is wrong with the mailbox: that stands in its [MailboxLook].
    public void read(Scope scope, UUID id) {
        var leased = transactions.call(() -> lease(scope, id));
        if (leased.isEmpty()) {
            return;
        }
        try {
            visit(scope, leased.get());
            transactions.run(() -> mailboxes.hold(scope, id).ifPresent(look -> look.end(time.now(), settings.imap().every())));
        } catch (MailboxTrouble | VaultTrouble trouble) {
            end(scope, id, trouble.getMessage());
        } catch (PersistenceTrouble | PersistenceException trouble) {
            end(scope, id, "The database was away for a moment; nothing was lost.");
        } catch (RuntimeException unforeseen) {
            LOG.log(Level.WARNING, "The mailbox " + id + " could not be read", unforeseen);
            end(scope, id, "Something went wrong that Mailward does not know (" + unforeseen.getClass().getSimpleName() + "); its log says more. Nothing was lost.");
        }
    }

    private Optional<Mailbox> lease(Scope scope, UUID id) {
        return mailboxes.hold(scope, id).filter(look -> look.due(time.now())).flatMap(look -> {
            look.lease(time.now().plus(settings.imap().lease()));
            return mailboxes.find(scope, id).filter(mailbox -> !mailbox.paused());
        });
    }

    private void end(Scope scope, UUID id, String sentence) {
        LOG.log(Level.INFO, "The mailbox {0} was not read to its end: {1}", id, sentence);
        transactions.run(() -> mailboxes.hold(scope, id).ifPresent(look -> look.end(time.now(), settings.imap().every(), sentence)));
    }

    private void visit(Scope scope, Mailbox mailbox) {
        var plan = mailbox.plan();
        if (transactions.call(() -> plan.customer().flatMap(id -> customers.find(scope, id)).filter(customer -> customer.state() == CustomerState.OFF_BOARDED).isPresent())) {
            throw new MailboxTrouble("The customer of this mailbox has left, so its reports are not taken any more. Remove the mailbox.");
        }
        try (var visits = new Visits(scope, mailbox)) {
            var visit = visits.now;
            visit.ensure(plan.failedFolder());
            if (plan.afterwards() == Afterwards.MOVE) {
                visit.ensure(plan.doneFolder());
            }
            long validity = visits.validity();
            long from = plan.afterwards() == Afterwards.MOVE ? 0 : transactions.call(() -> mailboxes.look(scope, mailbox.id()).map(look -> look.lastUid(validity)).orElse(0L));
            for (var batch : batches(visit.waiting(from, settings.imap().perLook()))) {
                var count = take(batch, settings.imap().largest(), some -> letters(some, visits::read, visits::again), letter -> take(scope, mailbox, letter));
                if (plan.afterwards() == Afterwards.MOVE) {
                    visits.now.move(count.taken(), plan.doneFolder());
                } else {
                    visits.now.mark(count.taken());
                }
                visits.now.move(count.failed(), plan.failedFolder());
                transactions.run(() -> mailboxes.hold(scope, mailbox.id()).ifPresent(look -> {
                    look.progress(validity, batch.getLast().uid(), count.taken().size(), count.failed().size());
                    look.lease(time.now().plus(settings.imap().lease()));
                }));
            }
        }
    }

    /// The visits of one look: a new one is begun when the server said more than is listened to.
    private final class Visits implements AutoCloseable {

        private final Scope scope;
        private final Mailbox mailbox;
        private ImapVisit now;
        private long validity;
        private int broken;

        Visits(Scope scope, Mailbox mailbox) {
            this.scope = scope;
            this.mailbox = mailbox;
            now = visits.begin(scope, mailbox);
        }

        long validity() {
            validity = now.validity();
            return validity;
        }

        List<Letter> read(List<Waiting> some) {
            return now.read(some);
        }

        void again(TooMuchSaid trouble) {
            if (++broken > MOST_BROKEN) {
                throw trouble;
            }
            now.close();
            now = visits.begin(scope, mailbox);
            if (now.validity() != validity) {
                // The numbers mean other messages now.
                throw trouble;
            }
        }

        @Override
        public void close() {
            now.close();
        }
    }

    /// Fetches messages in one go; where the server says more than is listened to, each alone. In place of one for which it does that again stands
    /// a letter without octets.
    ///
    /// @param again makes ready for the next fetch; throws what it is given when that happened too often
    static List<Letter> letters(List<Waiting> batch, Function<List<Waiting>, List<Letter>> read, Consumer<TooMuchSaid> again) {
        try {
            return read.apply(batch);
        } catch (TooMuchSaid trouble) {
            again.accept(trouble);
            return batch.size() == 1 ? List.of(new Letter(batch.getFirst().uid(), NOTHING)) : batch.stream().flatMap(one -> letters(List.of(one), read, again).stream()).toList();
        }
    }

    private List<List<Waiting>> batches(List<Waiting> waiting) {
        var batches = new ArrayList<List<Waiting>>();
        var batch = new ArrayList<Waiting>();
        long octets = 0;
        for (var one : waiting) {
            if (!batch.isEmpty() && (octets + one.size() > settings.imap().batchOctets() || batch.size() >= settings.imap().batchMessages())) {
                batches.add(List.copyOf(batch));
                batch.clear();
                octets = 0;
            }
            batch.add(one);
            octets += one.size();
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    /// Takes a batch, but for the messages that are too large.
    ///
    /// @param read fetches messages
    /// @param take is false when a letter's report may not be taken
    static Count take(List<Waiting> batch, int largest, Function<List<Waiting>, List<Letter>> read, Predicate<Letter> take) {
        var taken = new ArrayList<Long>();
        var failed = new ArrayList<Long>();
        batch.stream().filter(one -> one.size() > largest).forEach(one -> failed.add(one.uid()));
        for (var letter : read.apply(batch.stream().filter(one -> one.size() <= largest).toList())) {
            // Servers send more than they declare, and what the ledger refuses would end every look at this place.
            (letter.octets().length > 0 && letter.octets().length <= largest && take.test(letter) ? taken : failed).add(letter.uid());
        }
        return new Count(taken, failed);
    }

    /// @return false when its report may not be taken
    private boolean take(Scope scope, Mailbox mailbox, Letter letter) {
        var plan = mailbox.plan();
        var message = Message.read(letter.octets(), HEADER_ONLY);
        var addressed = addressed(new Owner(scope.provider(), plan.customer(), Optional.empty()), addresses(message), intake::recipient);
        if (addressed.isEmpty()) {
            return false;
        }
        intake.accept(new Arriving(addressed.get().owner(), Way.IMAP, mailbox.name(), message.first("From").map(Header::value).orElse("").strip(), addressed.get().address(), authentication(message), "", "message/rfc822",
                ArrivedBytes.of(letter.octets()), time.now()));
        return true;
    }

    /// Whose a letter is.
    /// @param address that says so; empty where only the mailbox does
    record Addressed(Owner owner, String address) {
    }

    /// Whose a letter is: the first report address of the mailbox's owner among those that it was sent to says so, else the mailbox. Somebody
    /// else's address, in use or not, says nothing about it: a record can name several.
    ///
    /// @param mailbox whose the mailbox is
    /// @param recipients what an address is
    /// @return empty when the only addresses of the mailbox's owner are such that take nothing any more
    static Optional<Addressed> addressed(Owner mailbox, Set<String> addresses, Function<String, Recipient> recipients) {
        boolean refused = false;
        for (var address : addresses) {
            switch (recipients.apply(address)) {
                case Recipient.Known(var owner) when isOf(mailbox, owner) -> {
                    return Optional.of(new Addressed(owner, address));
                }
                case Recipient.Refused(var owner, _) -> refused |= isOf(mailbox, owner);
                case Recipient.Trouble _ -> throw new MailboxTrouble("The database was away for a moment; nothing was lost.");
                case Recipient.Known _, Recipient.Unknown _ -> {
                }
            }
        }
        return refused ? Optional.empty() : Optional.of(new Addressed(mailbox, ""));
    }

    private static boolean isOf(Owner mailbox, Owner address) {
        return address.provider().equals(mailbox.provider()) && (mailbox.customer().isEmpty() || mailbox.customer().equals(address.customer()));
    }

    /// What the mailbox's own server found out about the sender, which it writes above all other fields (RFC 8601 §4.1).
    ///
    /// @return compact JSON with one entry, `mailbox`; empty when the server said nothing
    static String authentication(Message message) {
        return message.first("Authentication-Results").map(field -> field.value().replaceAll("\\s+", " ").strip()).filter(value -> !value.isEmpty())
                .map(value -> Json.createObjectBuilder().add("mailbox", value.substring(0, Math.min(value.length(), LONGEST_RESULTS))).build().toString()).orElse("");
    }

    /// The addresses that a message was sent to, as its header says; those that the last server wrote first.
    static Set<String> addresses(Message message) {
        var found = new LinkedHashSet<String>();
        for (var name : RECIPIENT_FIELDS) {
            for (var field : message.all(name)) {
                ADDRESS.matcher(field.value()).results().limit(MOST_ADDRESSES).forEach(match -> found.add(match.group()));
            }
        }
        return found;
    }
}
