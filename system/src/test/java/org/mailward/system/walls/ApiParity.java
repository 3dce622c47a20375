package org.mailward.system.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.system.walls.House.Floor;
import org.mailward.tenancy.boundary.Boundary;

/// Holds the boundaries' methods that pages and servlets call against those that the API's resources call.
final class ApiParity {

    private static final String API = "org.mailward.web.api";
    private static final int LEAST = 70;

    /// What people do and programs cannot, and why. A whole boundary stands with a star.
    private static final Map<String, String> ONLY_FOR_PEOPLE = new TreeMap<>(Map.of(
            "SignIn.*", "A program has a key and does not sign in.",
            "PresentKey.*", "Finds out what a key opens, before every request.",
            "TakeSeat.*", "A person takes a seat with a password of his or her own.",
            "ProviderRegister.*", "The operator of the installation is a person; a key belongs to one provider.",
            "PublicChecker.*", "For strangers, without a key; programs have CheckerDesk.",
            "PublicLookUps.*", "For strangers, without a key; programs have StaffLookUps.",
            "PublicBuilder.*", "For strangers, without a key; programs have RecordBuilder.",
            "PostTlsReports.*", "An interface of its own for receivers (RFC 8460 §5.4).",
            "TrafficOverview.customerFigures", "A summary of what GET /traffic/customers/{customer} answers."));

    static {
        ONLY_FOR_PEOPLE.put("MySettings.*", "A program reads no pages and gets no mails.");
        ONLY_FOR_PEOPLE.put("DemoStory.progress", "How far the past of the demonstration is told, which is there for people to look at.");
        ONLY_FOR_PEOPLE.put("CustomerRegister.all", "Fills lists to choose from; GET /customers gives the same in parts.");
        ONLY_FOR_PEOPLE.put("TagBook.words", "Fills a list to choose from; GET /order/tags says the same with how many bear each.");
        ONLY_FOR_PEOPLE.put("People.caretakers", "Names beside customers that a page already has; GET /people says who looks after whom.");
        ONLY_FOR_PEOPLE.put("People.staff", "Fills a list to choose from; GET /people says the same and more.");
        ONLY_FOR_PEOPLE.put("BulkDesk.foresee", "Says what will happen before the button is pressed; a program counts by GET /domains and GET /portfolio/customers.");
        ONLY_FOR_PEOPLE.put("OverruleSources.place", "Fills the form on the page; a program names domain and source itself.");
        ONLY_FOR_PEOPLE.put("OverruleSources.foresee", "Warns before the button is pressed; a program decides and may take it back.");
        ONLY_FOR_PEOPLE.put("NetworkKnowledge.known", "Says on the page of services how well the installation knows networks; nothing of a provider.");
        ONLY_FOR_PEOPLE.put("TrafficOverview.domainFigures", "A summary of what GET /traffic/domains/{domain} answers.");
        ONLY_FOR_PEOPLE.put("BrandedHost.*", "How a host name looks before anybody signs in; a program has GET /brand.");
        ONLY_FOR_PEOPLE.put("PortfolioOverview.customerCount", "Decides which page a person sees first; GET /portfolio/customers says the total.");
        ONLY_FOR_PEOPLE.put("PortfolioOverview.names", "Names beside ids that a page already has; GET /customers says them.");
        ONLY_FOR_PEOPLE.put("PortfolioOverview.totals", "A part of what GET /portfolio answers.");
    }

    private ApiParity() {
    }

    static void check() {
        var pages = called(House.of(Floor.WEB).stream().filter(type -> !type.getPackageName().startsWith(API)));
        var api = called(House.of(Floor.WEB).stream().filter(type -> type.getPackageName().startsWith(API)));
        assertTrue(pages.size() >= LEAST && api.size() >= LEAST, "Too few calls were seen: " + pages.size() + " of pages, " + api.size() + " of the API");
        var missing = pages.stream().filter(method -> !api.contains(method) && !excused(method)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing, """
                People can do this on a page and programs cannot by the API. For each of these boundary methods:
                1. add a method with @GET, @POST, @PUT or @DELETE and @Does(…) to a resource in web/…/web/api that calls it, and records with @Described
                   parts in web/api/json for what goes in and out (a new resource class goes into Api.RESOURCES too; `right` in @Does says which right of a key it needs);
                2. add its row to the table of operations in docs/api.md, with any new words;
                or, where a program has no use for it, add the method with the reason to ApiParity.ONLY_FOR_PEOPLE.
                """);
        var idle = ONLY_FOR_PEOPLE.keySet().stream().filter(entry -> pages.stream().filter(method -> method.equals(entry) || method.startsWith(entry.replace("*", "")))
                .allMatch(api::contains)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), idle, "No page calls these, or the API does by now: take them out of ApiParity.ONLY_FOR_PEOPLE");
    }

    private static boolean excused(String method) {
        return ONLY_FOR_PEOPLE.containsKey(method) || ONLY_FOR_PEOPLE.containsKey(method.substring(0, method.indexOf('.')) + ".*");
    }

    /// Calls and method references to boundaries, as `People.invite`.
    private static Set<String> called(Stream<JavaClass> callers) {
        return callers.flatMap(caller -> Stream.concat(caller.getMethodCallsFromSelf().stream(), caller.getMethodReferencesFromSelf().stream()))
                .map(access -> (CodeUnitAccessTarget) access.getTarget())
                .filter(target -> target.getOwner().isAnnotatedWith(Boundary.class))
                .map(target -> target.getOwner().getSimpleName() + "." + target.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
