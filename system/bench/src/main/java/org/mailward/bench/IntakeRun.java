package org.mailward.bench;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.sun.management.OperatingSystemMXBean;
import jakarta.enterprise.event.Event;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.intake.Retention;
import org.mailward.intake.Way;
import org.mailward.intake.control.IntakeWork;
import org.mailward.intake.control.TakingIn;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.jobs.Jobs;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.suffixes.SuffixFile;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;
import org.mailward.sources.NetworkTable;
import org.mailward.sources.ServiceCatalogue;
import org.postgresql.PGConnection;

/// Takes reports in, from the mail to committed rows and sums, and compares with a bare pipeline that unpacks, reads XML and copies each row
/// into a table indexed as the books are, by two threads, in the same run: by their key and by the sending address, since the books answer both
/// where a domain's mail comes from and in whose names an address sends. What the same pipeline does where the key is the only index is told too. It runs
/// before the intake and after it, and both runs together are the limit: a machine that grows slower or faster meanwhile does so for both. What the
/// better of the two says is told as well.
///
/// The books hold twice as many reports before, and so does the pipeline's table, so that both are measured as they are in use: the servers of a domain
/// are known, tables and indexes have a size, and the code is compiled. Mails are accepted while those before are entered, as they are when both
/// go on all day.
final class IntakeRun {

    private static final int THREADS = 2;
    /// As `mailward.intake.at-once`.
    private static final int READERS = 3;
    /// Mails that are accepted at the same time, each by a connection of its own: as many as the bare pipeline commits together.
    private static final int SENDERS = 64;
    private static final int TOGETHER = 64;
    private static final int CUSTOMERS = 50;
    /// That the world's days may reach into before this one.
    private static final int MONTHS = 2;

    /// A line for each row, under a key that leads as those of the books do, in a part for each month as theirs. Nothing tends the table: the
    /// database would do so while the intake is measured, which comes after it.
    private static final String BARE_TABLE = """
            create table bare_row (provider_id uuid not null, customer_id uuid not null, domain_id uuid not null, day date not null, report_id uuid not null, no integer not null,
                expires_on date not null, source inet not null, messages bigint not null check (messages >= 0), disposition smallint not null, dkim_aligned boolean not null, spf_aligned boolean not null,
                path_id uuid not null, header_from text not null, envelope_from text not null, envelope_to text not null, results text not null,
                primary key (provider_id, customer_id, domain_id, day, report_id, no, expires_on)) partition by range (expires_on)""";
    private static final String BARE_MONTH = "create table bare_row_%1$tY_%1$tm partition of bare_row for values from ('%1$tF') to ('%2$tF') with (autovacuum_enabled = false)";

    /// As `mail_path_of_address`.
    private static final String BARE_ADDRESS = "create index bare_row_of_address on bare_row (provider_id, source, customer_id, domain_id)";

    private static final String STORED_ROWS = "select coalesce(sum(rows), 0) from row_pack";
    private static final String WAITING = "select count(*) from arrival where state = 'RECEIVED' and leased_until is null";

    private final Path folder;
    private final int reports;
    /// Reports that the books hold before. It takes as many until the code for what happens once in a batch is compiled as well.
    private final int before;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    IntakeRun(Path folder, int reports) {
        this.folder = folder;
        this.reports = reports;
        this.before = 2 * reports;
    }

    /// How many rows there were, and how long they took.
    private record Pace(long rows, double seconds) {
        double rate() {
            return rows / seconds;
        }

        Pace and(Pace other) {
            return new Pace(rows + other.rows, seconds + other.seconds);
        }

        Pace better(Pace other) {
            return rate() < other.rate() ? other : this;
        }

        /// In percent.
        double of(Pace limit) {
            return 100 * rate() / limit.rate();
        }
    }

    /// Work of several threads until nothing is left.
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /// Mails and files on disk, so that the heap holds only what the intake itself needs.
    private record Stored(Path file, List<long[]> places) {
        byte[] read(int number, boolean mail) throws IOException {
            var place = places.get(number);
            try (var in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(mail ? place[1] : place[0]);
                var bytes = new byte[(int) (mail ? place[2] - place[1] : place[1] - place[0])];
                in.readFully(bytes);
                return bytes;
            }
        }
    }

    void run() throws IOException, SQLException, InterruptedException {
        say("Mailward intake benchmark: %,d reports, and %,d before, %d processors, Java %s", reports, before, Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        Files.createDirectories(folder);
        int all = before + reports;
        var world = new ReportWorld(all, LocalDate.ofInstant(new Time().now(), ZoneOffset.UTC));
        long rows = 0;
        long messages = 0;
        var places = new ArrayList<long[]>();
        var file = folder.resolve("reports.bin");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            long at = 0;
            var sizes = Stream.of(world.sizes(before), world.sizes(reports)).flatMap(List::stream).toList();
            for (int i = 0; i < all; i++) {
                var made = world.report(i, sizes.get(i));
                out.write(made.gzip());
                out.write(made.mail());
                places.add(new long[] {at, at + made.gzip().length, at + made.gzip().length + made.mail().length});
                at += made.gzip().length + made.mail().length;
                rows += made.rows();
                messages += made.messages();
            }
        }
        var stored = new Stored(file, places);
        say("generated: %,d rows, %,d messages, %,d MB of mails and files", rows, messages, Files.size(file) >> 20);
        try (var books = new Books(folder)) {
            reading(books.parts(), new Time());
            estate(books);
            intake(books, stored, 0, before);
            say("that was what was there before; now what counts");
            long paths = books.count("select count(*) from mail_path");
            var byKey = bare(books, stored, false);
            var limit = bare(books, stored, true);
            var reached = intake(books, stored, before, all);
            var limitAgain = bare(books, stored, true);
            var byKeyAgain = bare(books, stored, false);
            say("the whole intake reached %.1f %% of the bare pipeline into a table indexed as the books are (goal 50, at least 35), and %.1f %% of the better of its two runs; of the one into a table with its key alone %.1f and %.1f %%",
                    reached.of(limit.and(limitAgain)), reached.of(limit.better(limitAgain)), reached.of(byKey.and(byKeyAgain)), reached.of(byKey.better(byKeyAgain)));
            compare("reports", books.count("select count(*) from report"), all);
            compare("rows", books.count(STORED_ROWS), rows);
            compare("messages in rows", books.count("select sum(messages) from report_row"), messages);
            compare("messages in the paths' days", books.count("select sum(messages) from path_day"), messages);
            compare("messages in the domains' sums", books.count("select sum(messages) from domain_day"), messages);
            compare("arrivals not stored", books.count("select count(*) from arrival where state <> 'STORED'"), 0);
            say("paths: %,d before, %,d more; days of paths: %,d; %,d MB on disk", paths, books.count("select count(*) from mail_path") - paths, books.count("select count(*) from path_day"),
                    books.count("select pg_database_size(current_database()) / 1048576"));
            say("left out: SMTP, the message broker and Payara");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// What takes reports in, reads them and enters them, with everything that it needs.
    static void reading(Parts parts, Time time) {
        parts.put(Time.class, time);
        parts.put(Event.class, Proxy.newProxyInstance(IntakeRun.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, _) -> null));
        parts.put(PublicSuffixList.class, SuffixFile.read(new Settings(_ -> Optional.empty())));
        parts.put(ServiceCatalogue.class, ServiceCatalogue.standard());
        parts.put(NetworkTable.class, NetworkTable.EMPTY);
        parts.put(Jobs.class, new Jobs() {
            @Override
            public void tellReaders(String message) {
                // There is no broker here: the workers ask the database.
            }
        });
    }

    /// Speed is worth nothing where something was lost.
    private static void compare(String what, long stored, long wanted) {
        say("%s: %,d of %,d", what, stored, wanted);
        if (stored != wanted) {
            throw new IllegalStateException(what + ": " + stored + " instead of " + wanted);
        }
    }

    /// Customers with every domain of the world between them, proven.
    private static void estate(Books books) throws SQLException {
        try (var superuser = books.superuser(); var statement = superuser.createStatement()) {
            statement.execute("insert into provider (id, name, created_at) values ('" + books.provider() + "', 'Bench', now()) on conflict do nothing");
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                statement.execute("insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at) values ('"
                        + books.provider() + "', '" + customerOf(customer) + "', 'Bench " + customer + "', 'none', 'en', 'DE', 'ACTIVE', now(), '', now()) on conflict do nothing");
            }
            for (int i = 0; i < ReportWorld.DOMAINS; i++) {
                statement.execute("insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, proven_at, created_at) values ('" + books.provider() + "', '"
                        + customerOf(i) + "', '" + new UUID(2, i) + "', '" + ReportWorld.domain(i) + "', repeat('0', 32), 'PROVEN', now(), now())");
            }
        }
    }

    private Pace intake(Books books, Stored stored, int from, int to) throws IOException, SQLException, InterruptedException {
        var takingIn = books.parts().get(TakingIn.class);
        var work = books.parts().get(IntakeWork.class);
        long there = books.count(STORED_ROWS);
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long own = system.getProcessCpuTime();
        var database = books.processorTime();
        var compiling = Compilers.processorTime();
        var start = Deadline.in(Duration.ZERO);
        var next = new AtomicInteger(from);
        var sending = new AtomicInteger(SENDERS);
        var accepted = new AtomicLong();
        var all = new ArrayList<Work>();
        for (int sender = 0; sender < SENDERS; sender++) {
            all.add(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
                        takingIn.accept(new Arriving(Owner.of(books.provider()), Way.SMTP, "bench", "", "", "", "", "message/rfc822", ArrivedBytes.of(stored.read(i, true)), new Time().now()));
                    }
                } finally {
                    accepted.set(start.left().negated().toNanos());
                    sending.decrementAndGet();
                }
            });
        }
        for (int reader = 0; reader < READERS; reader++) {
            all.add(() -> {
                while (sending.get() > 0 || books.count(WAITING) > 0) {
                    work.perform(books.provider());
                }
            });
        }
        together(all);
        double seconds = start.left().negated().toNanos() / 1e9;
        double used = (system.getProcessCpuTime() - own) / 1e9;
        double ofDatabase = books.processorTime().minus(database).toNanos() / 1e9;
        double ofCompilers = Compilers.processorTime().minus(compiling).toNanos() / 1e9;
        long heap = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        long live = heapPools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        long done = books.count(STORED_ROWS) - there;
        say("intake of %,d reports: %.1f s (all were accepted after %.1f s); %,.0f reports/s; %,.0f rows/s; processor time %.2f ms/report (%.2f of it to compile Java), and %.2f of the database; peak heap %d MB, %d MB alive at the end",
                to - from, seconds, accepted.get() / 1e9, (to - from) / seconds, done / seconds, 1000 * used / (to - from), 1000 * ofCompilers / (to - from), 1000 * ofDatabase / (to - from), heap >> 20, live >> 20);
        return new Pace(done, seconds);
    }

    /// Unpack, read, copy: nothing else. What is there before is copied unmeasured.
    private Pace bare(Books books, Stored stored, boolean byAddress) throws IOException, SQLException, InterruptedException {
        try (var superuser = books.superuser(); var statement = superuser.createStatement()) {
            statement.execute("drop table if exists bare_row");
            statement.execute(BARE_TABLE);
            var today = LocalDate.ofInstant(new Time().now(), ZoneOffset.UTC);
            var last = Retention.DEFAULT.rowExpiry(today, today);
            for (var month = last.minusMonths(MONTHS); !month.isAfter(last); month = month.plusMonths(1)) {
                statement.execute(String.format(Locale.ROOT, BARE_MONTH, month, month.plusMonths(1)));
            }
            if (byAddress) {
                statement.execute(BARE_ADDRESS);
            }
        }
        copy(books, stored, 0, before);
        long there = books.count("select count(*) from bare_row");
        long own = system.getProcessCpuTime();
        var database = books.processorTime();
        var start = Deadline.in(Duration.ZERO);
        copy(books, stored, before, before + reports);
        double seconds = start.left().negated().toNanos() / 1e9;
        double used = (system.getProcessCpuTime() - own) / 1e9;
        double ofDatabase = books.processorTime().minus(database).toNanos() / 1e9;
        long rows = books.count("select count(*) from bare_row") - there;
        say("bare pipeline, %d threads, indexed by key%s: %,d rows in %.1f s; %,.0f rows/s; processor time %.3f ms/report, and %.3f of the database", THREADS, byAddress ? " and by address" : " alone",
                rows, seconds, rows / seconds, 1000 * used / reports, 1000 * ofDatabase / reports);
        return new Pace(rows, seconds);
    }

    private static void copy(Books books, Stored stored, int from, int to) throws InterruptedException {
        var next = new AtomicInteger(from);
        var each = (Work) () -> {
            try (var connection = books.superuser()) {
                connection.setAutoCommit(false);
                var factory = new InputFactoryImpl();
                for (int i = next.getAndAdd(TOGETHER); i < to; i = next.getAndAdd(TOGETHER)) {
                    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bare_row from stdin");
                    for (int k = i; k < Math.min(to, i + TOGETHER); k++) {
                        byte[] lines = lines(factory, stored.read(k, false), new UUID(7, k));
                        copy.writeToCopy(lines, 0, lines.length);
                    }
                    copy.endCopy();
                    connection.commit();
                }
            }
        };
        together(List.of(each, each));
    }

    private static byte[] lines(XMLInputFactory factory, byte[] gzip, UUID report) throws IOException, XMLStreamException {
        var lines = new StringBuilder();
        var xml = factory.createXMLStreamReader(new GZIPInputStream(new ByteArrayInputStream(gzip), 1 << 13));
        var results = new StringBuilder();
        String source = "";
        String count = "";
        String from = "";
        String path = "";
        String keys = "";
        String day = "";
        String expires = "";
        int no = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (xml.getLocalName()) {
                        case "source_ip" -> source = xml.getElementText();
                        case "count" -> count = xml.getElementText();
                        case "header_from" -> from = xml.getElementText();
                        case "envelope_from" -> path = xml.getElementText();
                        case "begin" -> {
                            var begin = LocalDate.ofEpochDay(Long.parseLong(xml.getElementText()) / 86_400);
                            day = begin.toString();
                            expires = Retention.DEFAULT.rowExpiry(begin, begin).toString();
                        }
                        case "domain" -> {
                            var domain = xml.getElementText();
                            if (keys.isEmpty()) {
                                keys = keys(domain, day);
                            } else {
                                results.append(domain).append(' ');
                            }
                        }
                        case "selector", "result" -> results.append(xml.getElementText()).append(' ');
                        default -> {
                            // Containers, and what the bare pipeline leaves out.
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals("record")) {
                        lines.append(keys).append(report).append('\t').append(no++).append('\t').append(expires).append('\t').append(source).append('\t').append(count).append("\t0\tt\tf\t")
                                .append(report).append('\t').append(from).append('\t').append(path).append("\t\t").append(results).append('\n');
                        results.setLength(0);
                    }
                }
                default -> {
                    // Texts between elements.
                }
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The keys under which the intake stores the same report: the index grows in the same places.
    private static String keys(String domain, String day) {
        int number = Integer.parseInt(domain.substring(1, domain.indexOf('.')));
        return "00000000-0000-0001-0000-000000000001\t" + customerOf(number) + '\t' + new UUID(2, number) + '\t' + day + '\t';
    }

    private static UUID customerOf(int domain) {
        return new UUID(1, 100 + domain % CUSTOMERS);
    }

    private static void together(List<Work> all) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            var done = new ArrayList<Future<?>>();
            for (var work : all) {
                done.add(threads.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            for (var each : done) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A thread of the benchmark broke", e.getCause());
        }
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
