package org.mailward.assessment;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchFailure;

/// What mail servers did, inside the JSON of evidence.
final class SmtpJson {

    private SmtpJson() {
    }

    static JsonArrayBuilder write(Map<DomainName, SmtpProbe> probes) {
        JsonArrayBuilder array = EvidenceJson.JSON.createArrayBuilder();
        probes.forEach((host, probe) -> array.add(probe(probe).add("host", host.ascii())));
        return array;
    }

    static Map<DomainName, SmtpProbe> read(JsonArray array) {
        Map<DomainName, SmtpProbe> probes = new LinkedHashMap<>();
        array.getValuesAs(JsonObject.class).forEach(json -> probes.put(new DomainName(json.getString("host")), probe(json)));
        return probes;
    }

    private static JsonObjectBuilder probe(SmtpProbe probe) {
        JsonObjectBuilder json = EvidenceJson.JSON.createObjectBuilder();
        return switch (probe) {
            case SmtpProbe.Encrypted seen -> {
                JsonArrayBuilder chain = EvidenceJson.JSON.createArrayBuilder();
                seen.chain().forEach(certificate -> chain.add(certificate(certificate)));
                seen.objection().ifPresent(objection -> json.add("objection", objection.name()).add("detail", EvidenceJson.text(seen.detail())));
                yield json.add("is", "encrypted").add("address", seen.address()).add("protocol", EvidenceJson.text(seen.protocol()))
                        .add("cipher", EvidenceJson.text(seen.cipher())).add("chain", chain);
            }
            case SmtpProbe.NotOffered(String address) -> json.add("is", "not-offered").add("address", address);
            case SmtpProbe.Broken(String address, SmtpProbe.Cause cause, String detail) ->
                    json.add("is", "broken").add("address", address).add("cause", cause.name()).add("detail", EvidenceJson.text(detail));
            case SmtpProbe.Failed(FetchFailure failure, String detail) -> json.add("is", "failed").add("failure", failure.name()).add("detail", EvidenceJson.text(detail));
        };
    }

    private static SmtpProbe probe(JsonObject json) {
        return switch (json.getString("is")) {
            case "encrypted" -> new SmtpProbe.Encrypted(json.getString("address"), EvidenceJson.text(json.get("protocol")), EvidenceJson.text(json.get("cipher")),
                    json.getJsonArray("chain").getValuesAs(JsonObject.class).stream().map(SmtpJson::certificate).toList(),
                    Optional.ofNullable(json.getString("objection", null)).map(FetchFailure::valueOf),
                    json.containsKey("detail") ? EvidenceJson.text(json.get("detail")) : "");
            case "not-offered" -> new SmtpProbe.NotOffered(json.getString("address"));
            case "broken" -> new SmtpProbe.Broken(json.getString("address"), SmtpProbe.Cause.valueOf(json.getString("cause")), EvidenceJson.text(json.get("detail")));
            case "failed" -> new SmtpProbe.Failed(FetchFailure.valueOf(json.getString("failure")), EvidenceJson.text(json.get("detail")));
            default -> throw new IllegalArgumentException("There is no answer of a mail server of the kind '" + json.getString("is") + "'");
        };
    }

    private static JsonObjectBuilder certificate(SeenCertificate certificate) {
        JsonArrayBuilder names = EvidenceJson.JSON.createArrayBuilder();
        certificate.names().forEach(name -> names.add(EvidenceJson.text(name)));
        return EvidenceJson.JSON.createObjectBuilder()
                .add("subject", EvidenceJson.text(certificate.subject())).add("issuer", EvidenceJson.text(certificate.issuer())).add("names", names)
                .add("from", certificate.from().toString()).add("until", certificate.until().toString())
                .add("whole256", certificate.wholeSha256()).add("whole512", certificate.wholeSha512())
                .add("key256", certificate.keySha256()).add("key512", certificate.keySha512());
    }

    private static SeenCertificate certificate(JsonObject json) {
        List<String> names = json.getJsonArray("names").stream().map(EvidenceJson::text).toList();
        return new SeenCertificate(EvidenceJson.text(json.get("subject")), EvidenceJson.text(json.get("issuer")), names,
                Instant.parse(json.getString("from")), Instant.parse(json.getString("until")),
                json.getString("whole256"), json.getString("whole512"), json.getString("key256"), json.getString("key512"));
    }
}
