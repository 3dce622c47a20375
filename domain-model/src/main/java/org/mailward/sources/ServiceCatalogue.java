package org.mailward.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.DomainName;

/// The sending services that are known, found by the names by which their mail is recognised. A look-up takes as many steps as
/// the name has labels, however many services there are.
public final class ServiceCatalogue {

    private static final class Standard {
        private static final ServiceCatalogue CATALOGUE = new ServiceCatalogue(ServiceFiles.read());
    }

    private final Map<String, SendingService> byId = new LinkedHashMap<>();
    private final Map<String, SendingService> byDkim;
    private final Map<String, SendingService> byInclude;
    private final Map<String, SendingService> byReturnPath;
    private final Map<String, SendingService> byReverseName;
    private final Selectors selectors;

    /// The catalogue that is part of Mailward.
    public static ServiceCatalogue standard() {
        return Standard.CATALOGUE;
    }

    /// The catalogue that is part of Mailward, with the services of a file in the form of its own files.
    ///
    /// @param name of the file, for whoever has to mend it
    /// @throws IllegalStateException naming the line that cannot be read
    /// @throws IllegalArgumentException when a service there has an id, name or selector that another has
    public static ServiceCatalogue standardWith(String name, List<String> lines) {
        var all = new ArrayList<>(standard().services());
        all.addAll(ServiceFiles.read(name, lines));
        return new ServiceCatalogue(all);
    }

    /// @throws IllegalArgumentException when two services have the same id, or claim the same name or selector for the same purpose
    public ServiceCatalogue(Collection<SendingService> services) {
        for (SendingService service : services) {
            if (byId.put(service.id(), service) != null) {
                throw new IllegalArgumentException("Two services have the id " + service.id());
            }
        }
        byDkim = index("DKIM domain", SendingService::dkimDomains);
        byInclude = index("SPF include", SendingService::includes);
        byReturnPath = index("return path", SendingService::returnPaths);
        byReverseName = index("reverse name", SendingService::reverseNames);
        selectors = new Selectors(byId.values());
    }

    private Map<String, SendingService> index(String kind, Function<SendingService, List<DomainName>> names) {
        var index = new HashMap<String, SendingService>();
        for (SendingService service : byId.values()) {
            for (DomainName name : names.apply(service)) {
                SendingService other = index.put(name.ascii(), service);
                if (other != null) {
                    throw new IllegalArgumentException("The " + kind + " " + name + " is claimed by " + other.id() + " and " + service.id());
                }
            }
        }
        return index;
    }

    /// In the catalogue's order.
    public List<SendingService> services() {
        return List.copyOf(byId.values());
    }

    /// A fingerprint of everything by which services are recognised, in hexadecimal; how they are set up is no part of it.
    public String print() {
        var text = new StringBuilder();
        byId.values().stream().sorted(Comparator.comparing(SendingService::id)).forEach(one -> text.append(List.of(one.id(), one.category(), one.dkimDomains(), one.selectors(), one.includes(),
                one.returnPaths(), one.reverseNames())).append('\n'));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public Optional<SendingService> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @param domain of a signature, in lower case; so in all the following
    public Optional<SendingService> byDkimDomain(String domain) {
        return at(byDkim, domain);
    }

    /// By a selector that only one service uses below its customers' domains.
    public Optional<SendingService> bySelector(String selector) {
        return selectors.find(selector);
    }

    public Optional<SendingService> byInclude(String name) {
        return at(byInclude, name);
    }

    public Optional<SendingService> byReturnPath(String domain) {
        return at(byReturnPath, domain);
    }

    public Optional<SendingService> byReverseName(String name) {
        return at(byReverseName, name);
    }

    /// The name is, or lies below, one of a service.
    boolean isKnown(String name) {
        return byDkimDomain(name).isPresent() || byReturnPath(name).isPresent() || byReverseName(name).isPresent() || byInclude(name).isPresent();
    }

    /// The service for one of whose names this one is easily taken; it is none of its own.
    Optional<SendingService> imitated(String name) {
        var found = new AtomicReference<@Nullable SendingService>();
        Predicate<String> known = one -> {
            var service = owner(one);
            service.ifPresent(found::set);
            return service.isPresent();
        };
        boolean like = LookAlike.holds(name, known) || LookAlike.endsLike(name, known);
        return like ? Optional.ofNullable(found.get()) : Optional.empty();
    }

    private Optional<SendingService> owner(String exactly) {
        return Optional.ofNullable(byDkim.get(exactly)).or(() -> Optional.ofNullable(byReturnPath.get(exactly))).or(() -> Optional.ofNullable(byReverseName.get(exactly)))
                .or(() -> Optional.ofNullable(byInclude.get(exactly)));
    }

    /// The service that claims the name or the nearest one above it.
    private static Optional<SendingService> at(Map<String, SendingService> index, String name) {
        String at = name;
        while (true) {
            SendingService service = index.get(at);
            if (service != null) {
                return Optional.of(service);
            }
            int dot = at.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            at = at.substring(dot + 1);
        }
    }

    /// Selectors by name, and patterns by the character that they begin with.
    private static final class Selectors {

        private record Pattern(String text, SendingService service) {
        }

        private final Map<String, SendingService> fixed = new HashMap<>();
        private final Map<Character, List<Pattern>> patterns = new HashMap<>();

        Selectors(Collection<SendingService> services) {
            for (SendingService service : services) {
                for (String selector : service.selectors()) {
                    boolean isPattern = selector.indexOf('*') >= 0 || selector.indexOf('#') >= 0;
                    if (isPattern) {
                        patterns.computeIfAbsent(key(selector), _ -> new ArrayList<>()).add(new Pattern(selector, service));
                    } else if (fixed.put(selector, service) != null) {
                        throw new IllegalArgumentException("The selector " + selector + " is claimed by " + service.id() + " and another service");
                    }
                }
            }
        }

        /// Patterns that begin with digits stand together.
        private static Character key(String text) {
            char first = text.charAt(0);
            return first >= '0' && first <= '9' ? '#' : first;
        }

        Optional<SendingService> find(String selector) {
            if (selector.isEmpty()) {
                return Optional.empty();
            }
            SendingService named = fixed.get(selector);
            if (named != null) {
                return Optional.of(named);
            }
            for (Pattern pattern : patterns.getOrDefault(key(selector), List.of())) {
                if (SelectorPattern.fits(pattern.text, selector)) {
                    return Optional.of(pattern.service);
                }
            }
            return Optional.empty();
        }
    }
}
