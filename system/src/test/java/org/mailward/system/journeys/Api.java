package org.mailward.system.journeys;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What programs do through the REST API, in the words of the trade.
public final class Api {

    private static final String V1 = "/api/v1/";
    private static final int PAGE = 200;

    private final Caller caller;

    public Api(Caller caller) {
        this.caller = caller;
    }

    public UUID createCustomer(String name) {
        var wish = Json.createObjectBuilder().add("name", name).add("sector", "government").add("language", "en").add("country", "GB").build();
        return UUID.fromString(expect(201, caller.json("POST", V1 + "customers", wish.toString())).json().getString("id"));
    }

    /// Imports a CSV file.
    public JsonObject importDomains(UUID customer, String csv) {
        return expect(200, caller.send("POST", V1 + "customers/" + customer + "/domains/import", "text/csv", BodyPublishers.ofString(csv))).json();
    }

    /// @return the batch by which the scans can be followed
    public UUID scanCustomer(UUID customer) {
        return UUID.fromString(expect(202, caller.json("POST", V1 + "customers/" + customer + "/scan", "")).json().getString("batch"));
    }

    public UUID scan(UUID domain) {
        return UUID.fromString(expect(202, caller.json("POST", V1 + "domains/" + domain + "/scan", "")).json().getString("batch"));
    }

    public JsonObject progress(UUID batch) {
        return expect(200, caller.get(V1 + "scans/" + batch)).json();
    }

    /// Waits until all scans of a batch are over.
    public JsonObject finished(UUID batch, Duration most) {
        return Waiting.until("all scans of a batch are over", most, () -> progress(batch), progress -> progress.getBoolean("finished"));
    }

    public JsonObject portfolio() {
        return expect(200, caller.get(V1 + "portfolio")).json();
    }

    public JsonObject domain(UUID domain) {
        return expect(200, caller.get(V1 + "domains/" + domain)).json();
    }

    public List<JsonObject> domains(UUID customer) {
        var all = new ArrayList<JsonObject>();
        while (true) {
            var part = expect(200, caller.get(V1 + "customers/" + customer + "/domains?first=" + all.size() + "&count=" + PAGE)).json();
            all.addAll(part.getJsonArray("items").getValuesAs(JsonObject.class));
            if (all.size() >= part.getInt("total")) {
                return all;
            }
        }
    }

    /// Brings a file of reports for a customer.
    /// @return the arrival's id
    public UUID bringReport(UUID customer, String content) {
        return UUID.fromString(expect(202, caller.send("POST", V1 + "reports?customer=" + customer, "application/octet-stream", BodyPublishers.ofString(content))).json().getString("arrival"));
    }

    public Answer report(UUID customer) {
        return expect(200, caller.get(V1 + "customers/" + customer + "/report.pdf"));
    }

    /// Has a report made, and waits for it.
    /// @return its id
    public UUID keptReport(UUID customer, String edition, Duration most) {
        var wish = Json.createObjectBuilder().add("customer", customer.toString()).add("edition", edition).build();
        var id = UUID.fromString(expect(202, caller.json("POST", V1 + "kept-reports", wish.toString())).json().getString("id"));
        var over = Waiting.until("a report is made", most, () -> expect(200, caller.get(V1 + "kept-reports/" + id)).json(), report -> Set.of("DONE", "FAILED").contains(report.getString("state")));
        if (!over.getString("state").equals("DONE")) {
            throw new AssertionError("The report was not made: " + over);
        }
        return id;
    }

    /// Has something done to some rows, and waits for it.
    /// @return the action when it is over
    public JsonObject bulk(String rows, List<UUID> ids, String deed, Duration most) {
        var list = Json.createArrayBuilder();
        ids.forEach(id -> list.add(id.toString()));
        var wish = Json.createObjectBuilder().add("rows", rows).add("ids", list).add("task", Json.createObjectBuilder().add("deed", deed)).build();
        var id = expect(202, caller.json("POST", V1 + "bulk-actions", wish.toString())).json().getString("id");
        return Waiting.until("a bulk action is over", most, () -> expect(200, caller.get(V1 + "bulk-actions/" + id)).json(), action -> !Set.of("WAITING", "UNDERWAY").contains(action.getString("state")));
    }

    /// Saves a view of a table for all of the provider's people.
    public UUID saveView(String place, String name, String word, String value) {
        var wish = Json.createObjectBuilder().add("place", place).add("name", name).add("shared", true)
                .add("wish", Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", word).add("value", value))).build();
        return UUID.fromString(expect(201, caller.json("POST", V1 + "views", wish.toString())).json().getString("id"));
    }

    /// Begins a check of any domain.
    /// @return its id, and the path of its result page where the public checker is open
    public JsonObject check(String domain) {
        return expect(202, caller.json("POST", V1 + "checks", Json.createObjectBuilder().add("domain", domain).build().toString())).json();
    }

    /// Waits until a check is finished.
    public JsonObject checked(UUID check, Duration most) {
        return Waiting.until("a check is finished", most, () -> expect(200, caller.get(V1 + "checks/" + check)).json(), state -> !state.getString("state").equals("RUNNING"));
    }

    /// Makes a prospect of a finished check.
    public UUID createProspect(UUID check, String name) {
        var wish = Json.createObjectBuilder().add("check", check.toString()).add("name", name).build();
        return UUID.fromString(expect(201, caller.json("POST", V1 + "prospects", wish.toString())).json().getString("id"));
    }

    /// Brings a report file, or a mail that holds some.
    /// @return the arrival
    public UUID bringReport(UUID customer, String name, byte[] content) {
        var path = V1 + "reports?customer=" + customer + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return UUID.fromString(expect(202, caller.send("POST", path, "application/octet-stream", BodyPublishers.ofByteArray(content))).json().getString("arrival"));
    }

    public JsonObject arrival(UUID arrival) {
        return expect(200, caller.get(V1 + "arrivals/" + arrival)).json();
    }

    /// Waits until an arrival was read.
    public JsonObject read(UUID arrival, Duration most) {
        return Waiting.until("an arrival was read", most, () -> arrival(arrival), seen -> !seen.getString("state").equals("RECEIVED"));
    }

    public void retryArrival(UUID arrival) {
        expect(202, caller.json("POST", V1 + "arrivals/" + arrival + "/retry", ""));
    }

    /// Decides what the paths of an address or network are, for one domain.
    public JsonObject decide(UUID domain, String network, String senderClass, String note) {
        var wish = Json.createObjectBuilder().add("domain", domain.toString()).add("kind", "ADDRESS").add("subject", network).add("senderClass", senderClass).add("note", note).build();
        return expect(201, caller.json("POST", V1 + "overrulings", wish.toString())).json();
    }

    public JsonObject takeDecisionBack(UUID overruling) {
        return expect(200, caller.json("POST", V1 + "overrulings/" + overruling + "/take-back", "")).json();
    }

    public JsonObject traffic(UUID domain) {
        return expect(200, caller.get(V1 + "traffic/domains/" + domain)).json();
    }

    public JsonObject source(UUID domain, String source) {
        return expect(200, caller.get(V1 + "traffic/domains/" + domain + "/source?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8))).json();
    }

    public String reportAddress(UUID domain) {
        return expect(200, caller.get(V1 + "domains/" + domain + "/report-address")).json().getString("address");
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("Expected " + status + " and got " + answer);
        }
        return answer;
    }
}
