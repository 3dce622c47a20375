package org.mailward.web.api.json;

import java.util.Optional;
import org.mailward.intake.boundary.ReportAddressBook.Address;
import org.mailward.web.api.openapi.Described;

@Described("Where a domain's reports are to be sent, and what to publish for that.")
public record ReportAddressJson(
        @Described("The mail address that is the domain's alone.") String address,
        @Described("The tag for the domain's DMARC record.") String rua,
        @Described("The TXT record by which the reports host says that it takes reports about this domain.") String permissionName,
        @Described("Its value.") String permissionValue,
        @Described("The TXT record that asks for reports on encryption.") String tlsName,
        @Described("Its value.") String tlsValue,
        @Described("Where senders may post reports on encryption instead of mailing them; absent where the installation is not reached by HTTPS.") Optional<String> tlsPost) {

    public static ReportAddressJson of(Address of) {
        return new ReportAddressJson(of.address(), of.rua(), of.permissionName().ascii(), of.permissionValue(), of.tls().name().ascii(), of.tls().value(), of.tls().post());
    }
}
