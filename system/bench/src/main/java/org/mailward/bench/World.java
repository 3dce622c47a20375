package org.mailward.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.mailward.mailauth.dns.DomainName;

/// A made-up internet of mail domains, the same for the same number of domains.
///
/// Shares follow what surveys of the real one show, roughly: most domains lean on a few large mail services, whose SPF records
/// and report receivers are shared by all; 65 in 100 have DMARC, 45 in 100 have DKIM keys that can be found; some zones are
/// lame, some are slow.
final class World {

    private static final long SEED = 20260401L;
    static final String SLOW_ZONE = "slow";
    private static final String[] LANDS = {"test", "example"};
    private static final String KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu5oIUrFDWZK7F4thFxpZa2or6jBEX3cSL6b2TJdPkO5iNn9vHNXhNX31nOefN8FksX94YbLJ8NHcFPbaZTW8R2HthYxRaCyqodxlLHibg8aHdfa+bxKeiI/xABRuAM0WG0JEDSyakMFqIO40ghj/h7DUc/4OXNdeQhrKDTlgf2bd+FjpJ3bNAFcMYa3Oeju33b2Tp+PdtqIwXRZksfuXh7m0kuyavp3Uaso145DRBaJZA55lNxmHWMgMjO+YjNeuR6j4oQqyGwzPaVcSdOG8Js2mXt+J3Hr+nNmJGxZUUW4Uw5ws08wT9opRgSpn+ThX2d1AgQePpGrWOamC3PdcwwIDAQAB";

    /// Services that many domains send through: name, SPF includes it splits into, and its usual selector.
    private record Service(String name, int parts, String selector) {
        String spf() {
            return "_spf." + name + ".test";
        }
    }

    private static final List<Service> SERVICES = List.of(
            new Service("bigmail", 3, "google"), new Service("office", 0, "selector1"), new Service("letters", 1, "k1"),
            new Service("crm", 2, "s1"), new Service("shop", 0, "s2"), new Service("desk", 1, "mail"), new Service("host", 0, "default"));

    private final Path folder;
    private final int size;
    private final List<DomainName> domains = new ArrayList<>();

    World(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    List<DomainName> domains() {
        return domains;
    }

    /// Writes a zone file for each domain, the zones above and beside them, and the list of zones for the server.
    /// @return the names of all zones
    List<String> write() throws IOException {
        var zones = new ArrayList<String>();
        Files.createDirectories(folder);
        var random = new SplittableRandom(SEED);
        var delegations = new ArrayList<StringBuilder>();
        for (int i = 0; i < LANDS.length; i++) {
            delegations.add(new StringBuilder());
        }
        for (int i = 0; i < size; i++) {
            int fate = random.nextInt(1000);
            var own = random.split();
            if (fate < 10) {
                domains.add(DomainName.of("d" + i + "." + SLOW_ZONE));
                continue;
            }
            int land = i % LANDS.length;
            String name = "d" + i + "." + LANDS[land];
            domains.add(DomainName.of(name));
            delegations.get(land).append('d').append(i).append(" NS ns.dns.test.\n");
            if (fate < 30) {
                // Lame: the zone above points here, and nobody knows the zone.
                continue;
            }
            zones.add(name);
            zone(folder, name, out -> domain(name, own, out));
        }
        for (int i = 0; i < LANDS.length; i++) {
            int land = i;
            zones.add(LANDS[land]);
            zone(folder, LANDS[land], out -> {
                out.accept(delegations.get(land).toString());
                if (land == 0) {
                    services(out);
                }
            });
        }
        return zones;
    }

    static void zone(Path folder, String name, Consumer<Consumer<String>> lines) {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve(name))) {
            Consumer<String> out = line -> {
                try {
                    file.write(line);
                    file.newLine();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
            out.accept("$ORIGIN " + name + ".\n$TTL 3600\n@ SOA ns.dns.test. hostmaster.dns.test. 1 7200 3600 1209600 300\n@ NS ns.dns.test.\n@ NS ns2.dns.test.");
            lines.accept(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The mail services, in the zone `test`.
    static void services(Consumer<String> out) {
        out.accept("ns.dns A 127.0.0.1\nns2.dns A 127.0.0.1");
        for (Service service : SERVICES) {
            var spf = new StringBuilder("v=spf1");
            for (int i = 0; i < service.parts; i++) {
                spf.append(" include:_net").append(i).append('.').append(service.name).append(".test");
                out.accept("_net" + i + "." + service.name + " TXT \"v=spf1 ip4:198.51." + i + ".0/24 ip4:203.0.113." + 16 * i + "/28 ip6:2001:db8:" + i + "::/48 ~all\"");
            }
            out.accept("_spf." + service.name + " TXT \"" + spf + " ip4:192.0.2.0/24 ~all\"");
            out.accept("mx1." + service.name + " A 192.0.2.10\nmx2." + service.name + " A 192.0.2.11\nmx1." + service.name + " AAAA 2001:db8::10");
            out.accept("*._report._dmarc." + service.name + " TXT \"v=DMARC1\"");
            for (int i = 1; i <= 2; i++) {
                key("key" + i + "._domainkey." + service.name, out);
            }
        }
    }

    static void key(String owner, Consumer<String> out) {
        out.accept(owner + " TXT \"v=DKIM1; k=rsa; p=\" \"" + KEY.substring(0, 200) + "\" \"" + KEY.substring(200) + "\"");
    }

    private static Service service(SplittableRandom random) {
        int share = random.nextInt(100);
        return SERVICES.get(share < 30 ? 0 : share < 65 ? 1 : share < 75 ? 2 : share < 82 ? 3 : share < 88 ? 4 : share < 93 ? 5 : 6);
    }

    private static void domain(String name, SplittableRandom random, Consumer<String> out) {
        Service main = service(random);
        int mail = random.nextInt(100);
        if (mail < 5) {
            out.accept("@ MX 0 .");
        } else if (mail < 55) {
            out.accept("@ MX 10 mx1." + main.name + ".test.\n@ MX 20 mx2." + main.name + ".test.");
        } else if (mail < 85) {
            out.accept("@ MX 10 mail\nmail A 192.0.2." + (1 + random.nextInt(250)));
        }
        out.accept("@ A 192.0.2." + (1 + random.nextInt(250)) + "\nwww CNAME @");
        if (random.nextInt(100) < 78) {
            spf(name, main, mail < 5, random, out);
        }
        if (random.nextInt(100) < 20) {
            out.accept("@ TXT \"site-verification=" + Long.toHexString(random.nextLong()) + "\"");
        }
        if (random.nextInt(100) < 65) {
            dmarc(name, main, random, out);
        }
        if (random.nextInt(100) < 45) {
            keys(main, random, out);
        }
        int extras = random.nextInt(1000);
        if (extras < 5) {
            out.accept("_mta-sts TXT \"v=STSv1; id=20260101T000000\"\nmta-sts A 127.0.0.1");
        }
        if (extras < 30) {
            out.accept("_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:tls@" + name + "\"");
        }
        if (extras < 12) {
            out.accept("default._bimi TXT \"v=BIMI1; l=https://www." + name + "/logo.svg; a=\"");
        }
    }

    private static void spf(String name, Service main, boolean parked, SplittableRandom random, Consumer<String> out) {
        if (parked) {
            out.accept("@ TXT \"v=spf1 -all\"");
            return;
        }
        var spf = new StringBuilder("v=spf1");
        int kind = random.nextInt(1000);
        if (kind < 500) {
            spf.append(" mx");
        }
        if (kind % 3 == 0) {
            spf.append(" a");
        }
        spf.append(" include:").append(main.spf());
        int more = kind < 30 ? 6 : random.nextInt(3);
        for (int i = 0; i < more; i++) {
            spf.append(" include:").append(SERVICES.get(kind < 30 ? i : random.nextInt(SERVICES.size())).spf());
        }
        if (kind % 7 == 0) {
            spf.append(" ip4:203.0.113.").append(random.nextInt(256));
        }
        if (kind >= 100 && kind < 120) {
            spf.append(" include:").append(name);
        }
        if (kind >= 120 && kind < 140) {
            spf.append(" include:gone.").append(name);
        }
        if (kind >= 140 && kind < 165) {
            spf.append(" ipv4:192.0.2.1");
        }
        if (kind >= 165 && kind < 195) {
            spf.append(" include:_spf.").append(name);
            out.accept("_spf TXT \"v=spf1 ip4:192.0.2." + random.nextInt(256) + " ?all\"");
        }
        spf.append(kind % 100 < 40 ? " -all" : kind % 100 < 95 ? " ~all" : kind % 100 < 98 ? " ?all" : " +all");
        out.accept("@ TXT \"" + spf + "\"");
        if (kind >= 200 && kind < 220) {
            out.accept("@ TXT \"v=spf1 include:" + main.spf() + " ~all\"");
        }
    }

    private static void dmarc(String name, Service main, SplittableRandom random, Consumer<String> out) {
        int kind = random.nextInt(100);
        String policy = kind < 45 ? "none" : kind < 65 ? "quarantine" : "reject";
        int reports = random.nextInt(100);
        String rua = reports < 20 ? "" : reports < 60 ? "; rua=mailto:dmarc@" + name : "; rua=mailto:" + name.replace('.', '-') + "@" + main.name + ".test";
        String more = kind % 10 == 0 ? "; pct=50" : kind % 10 == 1 ? "; sp=none" : kind % 10 == 2 ? "; adkim=s; aspf=s" : "";
        String broken = random.nextInt(100) < 3 ? "; p=nonsense" : "";
        out.accept("_dmarc TXT \"v=DMARC1; p=" + policy + broken + more + rua + "\"");
    }

    private static void keys(Service main, SplittableRandom random, Consumer<String> out) {
        if (main.selector.equals("selector1")) {
            out.accept("selector1._domainkey CNAME key1._domainkey." + main.name + ".test.\nselector2._domainkey CNAME key2._domainkey." + main.name + ".test.");
        } else {
            key(main.selector + "._domainkey", out);
        }
        int kind = random.nextInt(100);
        if (kind < 5) {
            out.accept("dkim._domainkey TXT \"v=DKIM1; p=\"");
        } else if (kind < 8) {
            out.accept("smtp._domainkey TXT \"v=DKIM1; t=y; k=rsa; p=" + KEY.substring(0, 120) + "\"");
        }
    }
}
