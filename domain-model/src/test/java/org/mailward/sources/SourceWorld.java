package org.mailward.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.report.AuthResult;
import org.mailward.sources.AddressFacts.Reverse;
import org.mailward.sources.AddressFacts.Spread;

/// A made-up world of mail in the name of `example.com` in which it is known who sends. The same seed makes the same world.
final class SourceWorld {

    /// @param truth what the source really is
    /// @param service its id; empty when it is none of the catalogue's
    /// @param kind for reading the figures
    record Case(String kind, SourceClass truth, String service, SourceEvidence evidence) {
    }

    private static final String DOMAIN = "example.com";
    private static final List<String> ACCESS = List.of("dyn.isp.test", "pool.telecom.test", "dsl.carrier.test");

    private final Random random;
    private final ServiceCatalogue catalogue = ServiceCatalogue.standard();

    SourceWorld(long seed) {
        random = new Random(seed);
    }

    /// @param each how many of each kind
    List<Case> cases(int each) {
        var cases = new ArrayList<Case>();
        for (int i = 0; i < each; i++) {
            cases.add(ownServer());
            cases.add(alignedService());
            cases.add(unalignedService());
            cases.add(forwarder());
            cases.add(mailingList());
            cases.add(smallSender());
            cases.add(unlistedService());
            cases.add(unluckyName());
            cases.add(botnet());
            cases.add(pretender());
            cases.add(brokenServiceSignature());
            cases.add(ownReturnPathOfTheForger());
            cases.add(lookAlike());
            cases.add(contradictoryReport());
            cases.add(rentedServer());
        }
        return cases;
    }

    private Case ownServer() {
        var path = chance(80) ? new ReturnPath(DOMAIN, AuthResult.PASS) : new ReturnPath("mail." + DOMAIN, AuthResult.PASS);
        var signatures = chance(60) ? List.of(new SeenSignature(DOMAIN, "mail2024", true)) : List.<SeenSignature>of();
        return truth("own server", SourceClass.ALIGNED, "", signatures, path, !signatures.isEmpty(), true, Set.of(), facts(Reverse.CONFIRMED, "mx1." + DOMAIN, 0, AddressFacts.OWN_RECORD));
    }

    private Case alignedService() {
        SendingService service = pick(one -> !one.dkimDomains().isEmpty() && !one.returnPaths().isEmpty() && !one.forwards() && one.dkim() != Alignable.NO);
        var signatures = new ArrayList<SeenSignature>();
        signatures.add(new SeenSignature(DOMAIN, fixedSelector(service), true));
        if (chance(70)) {
            signatures.add(new SeenSignature(service.dkimDomains().getFirst().ascii(), "x1", true));
        }
        var path = chance(70) ? new ReturnPath("b." + service.returnPaths().getFirst().ascii(), AuthResult.PASS) : new ReturnPath("bounce." + DOMAIN, AuthResult.PASS);
        return truth("service, set up", SourceClass.ALIGNED, service.id(), signatures, path, true, path.domain().endsWith(DOMAIN), Set.of(), reverseOf(service));
    }

    private Case unalignedService() {
        SendingService service = pick(one -> !one.dkimDomains().isEmpty() && !one.returnPaths().isEmpty() && !one.forwards() && one.category() != ServiceCategory.HOSTING);
        var signatures = chance(85) ? List.of(new SeenSignature(service.dkimDomains().getFirst().ascii(), "x1", true)) : List.<SeenSignature>of();
        var path = chance(90) || signatures.isEmpty() ? new ReturnPath("b." + service.returnPaths().getFirst().ascii(), AuthResult.PASS) : ReturnPath.UNKNOWN;
        return truth("service, not set up", SourceClass.KNOWN_UNALIGNED, service.id(), signatures, path, false, false, Set.of(), reverseOf(service));
    }

    private Case forwarder() {
        boolean survives = chance(70);
        var signatures = List.of(new SeenSignature(DOMAIN, "mail2024", survives));
        Set<Mark> marks = !survives ? Set.of(chance(60) ? Mark.FORWARDED : Mark.TRUSTED_FORWARDER) : chance(30) ? Set.of(Mark.ARC) : Set.of();
        return truth("forwarder", SourceClass.FORWARDER, "", signatures, new ReturnPath(DOMAIN, AuthResult.FAIL), survives, false, marks, facts(Reverse.CONFIRMED, "mx" + random.nextInt(9) + ".university.test", some(60), null));
    }

    private Case mailingList() {
        boolean known = chance(50);
        SendingService list = pick(one -> one.forwards() && !one.returnPaths().isEmpty() && !one.reverseNames().isEmpty());
        var path = new ReturnPath(known ? list.returnPaths().getFirst().ascii() : "lists.club.test", AuthResult.PASS);
        Set<Mark> marks = known && chance(50) ? Set.of() : Set.of(Mark.MAILING_LIST);
        return truth("mailing list", SourceClass.FORWARDER, "", List.of(new SeenSignature(DOMAIN, "mail2024", false)), path, false, false, marks,
                facts(Reverse.CONFIRMED, known ? "a." + list.reverseNames().getFirst().ascii() : "lists.club.test", some(60), null));
    }

    private Case smallSender() {
        var path = chance(50) ? new ReturnPath(DOMAIN, AuthResult.SOFTFAIL) : new ReturnPath("shop" + random.nextInt(999) + ".test", AuthResult.PASS);
        return truth("unknown small sender", SourceClass.UNKNOWN, "", List.of(), path, false, false, Set.of(), facts(Reverse.CONFIRMED, "mail.shop" + random.nextInt(999) + ".test", 0, null));
    }

    /// A service that the catalogue does not have: some of its customers have set it up, or, where it has few, none.
    private Case unlistedService() {
        String name = "invoice" + random.nextInt(99) + ".test";
        var signatures = chance(60) ? List.of(new SeenSignature(name, "s1", true)) : List.<SeenSignature>of();
        Spread others = chance(60) ? new Spread(40, 1 + random.nextInt(30)) : new Spread(random.nextInt(40), 0);
        return truth("unlisted service", SourceClass.UNKNOWN, "", signatures, new ReturnPath("bounce." + name, AuthResult.PASS), false, false, Set.of(), facts(Reverse.CONFIRMED, "out1." + name, others, null));
    }

    /// An honest sender whose name ends like the domain's, or like a service's short one.
    private Case unluckyName() {
        String name = chance(50) ? "counter" + DOMAIN : "acme.com";
        return truth("unlucky name", SourceClass.UNKNOWN, "", List.of(), new ReturnPath(name, AuthResult.PASS), false, false, Set.of(), facts(Reverse.CONFIRMED, "mail." + name, random.nextInt(4), null));
    }

    private Case botnet() {
        Reverse reverse = chance(40) ? Reverse.NONE : chance(60) ? Reverse.UNCONFIRMED : Reverse.CONFIRMED;
        String name = reverse == Reverse.NONE ? "" : "host" + random.nextInt(9999) + "." + ACCESS.get(random.nextInt(ACCESS.size()));
        return truth("abuse: botnet", SourceClass.LIKELY_ABUSE, "", List.of(), new ReturnPath(DOMAIN, chance(70) ? AuthResult.FAIL : AuthResult.SOFTFAIL), false, false, Set.of(), facts(reverse, name, random.nextInt(20), null));
    }

    /// Writes a service's name into the PTR record of its own address, and greets with it.
    private Case pretender() {
        SendingService service = pick(one -> !one.reverseNames().isEmpty());
        return truth("abuse: false reverse name", SourceClass.LIKELY_ABUSE, "", List.of(), new ReturnPath(DOMAIN, AuthResult.FAIL), false, false, Set.of(),
                facts(Reverse.UNCONFIRMED, "o" + random.nextInt(999) + "." + service.reverseNames().getFirst().ascii(), 0, null));
    }

    private Case brokenServiceSignature() {
        SendingService service = pick(one -> !one.dkimDomains().isEmpty());
        String path = service.returnPaths().isEmpty() ? DOMAIN : service.returnPaths().getFirst().ascii();
        return truth("abuse: false signature", SourceClass.LIKELY_ABUSE, "", List.of(new SeenSignature(service.dkimDomains().getFirst().ascii(), "s1", false), new SeenSignature(DOMAIN, fixedSelector(service), false)),
                new ReturnPath(path, AuthResult.FAIL), false, false, Set.of(), facts(chance(50) ? Reverse.NONE : Reverse.UNCONFIRMED, "x" + random.nextInt(999) + ".vps.test", 0, null));
    }

    private Case ownReturnPathOfTheForger() {
        String evil = "win" + random.nextInt(999) + ".test";
        return truth("abuse: SPF and DKIM of its own", SourceClass.LIKELY_ABUSE, "", chance(50) ? List.of() : List.of(new SeenSignature(evil, "google", true)),
                new ReturnPath(evil, AuthResult.PASS), false, false, Set.of(), facts(chance(60) ? Reverse.NONE : Reverse.CONFIRMED, "mail." + evil, 30, null));
    }

    private Case lookAlike() {
        SendingService service = pick(one -> !one.dkimDomains().isEmpty() && !one.reverseNames().isEmpty());
        String claimed = chance(50) ? service.dkimDomains().getFirst().ascii() : DOMAIN;
        String evil = chance(50) ? "not" + claimed : claimed + ".evil.test";
        return truth("abuse: look-alike names", SourceClass.LIKELY_ABUSE, "", List.of(new SeenSignature(evil, "k1", true)), new ReturnPath(evil, AuthResult.PASS), false, false, Set.of(),
                facts(Reverse.CONFIRMED, chance(50) ? "fake" + registered(service.reverseNames().getFirst()) : service.reverseNames().getFirst().ascii() + ".evil.test", 3, null));
    }

    /// A report that says "aligned" beside details of somebody else.
    private Case contradictoryReport() {
        String evil = "evil" + random.nextInt(99) + ".test";
        return truth("abuse: report contradicts itself", SourceClass.LIKELY_ABUSE, "", List.of(new SeenSignature(evil, "a", true)), new ReturnPath(evil, chance(50) ? AuthResult.PASS : AuthResult.FAIL), true, true, Set.of(),
                facts(Reverse.NONE, "", 0, null));
    }

    /// A server rented for an hour, whose name of the hosting company leads back to it.
    private Case rentedServer() {
        SendingService host = pick(one -> one.category() == ServiceCategory.HOSTING && !one.reverseNames().isEmpty());
        return truth("abuse: rented server", SourceClass.LIKELY_ABUSE, "", List.of(), new ReturnPath(DOMAIN, AuthResult.FAIL), false, false, Set.of(),
                facts(Reverse.CONFIRMED, "vps" + random.nextInt(9999) + "." + host.reverseNames().getFirst().ascii(), 2, null));
    }

    private AddressFacts reverseOf(SendingService service) {
        if (service.reverseNames().isEmpty() || chance(20)) {
            return AddressFacts.NOTHING;
        }
        return facts(Reverse.CONFIRMED, "o" + random.nextInt(999) + "." + service.reverseNames().getFirst().ascii(), some(200), null);
    }

    private static AddressFacts facts(Reverse reverse, String name, int others, String include) {
        return facts(reverse, name, new Spread(others, 0), include);
    }

    private static AddressFacts facts(Reverse reverse, String name, Spread others, String include) {
        return new AddressFacts(reverse, reverse == Reverse.NONE ? "" : name, Optional.of(new NetworkOwner(64500, "Example Net", "DE")), Optional.ofNullable(include), others);
    }

    private String fixedSelector(SendingService service) {
        return service.selectors().stream().filter(one -> one.indexOf('#') < 0 && one.indexOf('*') < 0).findFirst().orElse("dk2024");
    }

    private Case truth(String kind, SourceClass truth, String service, List<SeenSignature> signatures, ReturnPath path, boolean dkim, boolean spf, Set<Mark> marks, AddressFacts facts) {
        var address = new IpAddress(IpAddress.Family.FOUR, 0, 0xC6336400L + random.nextInt(256));
        return new Case(kind, truth, service, new SourceEvidence(DOMAIN, address, signatures, path, dkim, spf, marks, facts));
    }

    /// The last two labels, so that a name that only ends alike is nobody's of the service.
    private static String registered(DomainName name) {
        List<String> labels = name.labels();
        return String.join(".", labels.subList(labels.size() - 2, labels.size()));
    }

    private SendingService pick(Predicate<SendingService> wanted) {
        List<SendingService> all = catalogue.services().stream().filter(wanted).toList();
        return all.get(random.nextInt(all.size()));
    }

    /// Up to so many domains, for some of which it is aligned.
    private Spread some(int most) {
        int domains = random.nextInt(most);
        return new Spread(domains, domains < 3 ? 0 : 1 + random.nextInt(domains - 1));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
