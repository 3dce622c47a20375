package org.mailward.web.api.json;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.intake.HostLook;
import org.mailward.intake.HostPurpose;
import org.mailward.intake.HostRecord;
import org.mailward.intake.HostState;
import org.mailward.intake.ReportsHost;
import org.mailward.intake.Retention;
import org.mailward.intake.boundary.IntakeSetup.Setup;
import org.mailward.intake.boundary.ReportAddressBook.Line;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.openapi.Described;

@Described("Where reports are sent, and how long what comes in is kept.")
public record ReportSettingsJson(
        @Described("The part after the at sign of report addresses.") String host,
        @Described("The host is the provider's own; else it is the installation's.") boolean ownHost,
        @Described("What is to be published for the host.") List<HostRecordJson> records,
        @Described("Days that the bytes of arrivals are kept.") int rawDays,
        @Described("Months that rows of aggregate reports are kept.") int rowMonths,
        @Described("Days that failure reports, and the bytes that they came in, are kept.") int failureDays,
        @Described("Months that sessions of reports on encryption are kept.") int tlsMonths,
        @Described("What a change must bring back; -1 before the first change.") int version) {

    public static ReportSettingsJson of(Setup of) {
        return new ReportSettingsJson(of.host().ascii(), of.own().isPresent(), of.records().stream().map(HostRecordJson::of).toList(), of.retention().rawDays(),
                of.retention().rowMonths(), of.retention().failureDays(), of.retention().tlsMonths(), of.version());
    }

    @Described("A record to publish for a reports host.")
    public record HostRecordJson(
            @Described("What it is for.") HostPurpose purpose,
            @Described("Where it stands; may begin with an asterisk.") String name,
            @Described("Its type.") RecordType type,
            @Described("Its value, as it is typed into a zone.") String value) {
        static HostRecordJson of(HostRecord of) {
            return new HostRecordJson(of.purpose(), of.name().ascii(), of.type(), of.value());
        }
    }

    @Described("The host of all report addresses.")
    public record NewReportsHostJson(
            @Described("A host name of the provider's own; absent for the installation's.") Optional<String> host,
            @Described("The version that the change started from.") int version) {
        /// @throws org.mailward.tenancy.InvalidInput for what is no host
        public Optional<ReportsHost> wanted() {
            return host.map(ReportsHost::of);
        }
    }

    @Described("How long each kind is kept.")
    public record NewRetentionJson(
            @Described("Days that the bytes of arrivals are kept; 1 to 730.") int rawDays,
            @Described("Months that rows of aggregate reports are kept; 1 to 120.") int rowMonths,
            @Described("Days that failure reports, and the bytes that they came in, are kept; 1 to 730.") int failureDays,
            @Described("Months that sessions of reports on encryption are kept; 1 to 120.") int tlsMonths,
            @Described("The version that the change started from.") int version) {
        /// @throws org.mailward.tenancy.InvalidInput for what cannot be accepted
        public Retention retention() {
            return new Retention(rawDays, rowMonths, failureDays, tlsMonths);
        }
    }

    @Described("What stands in DNS for the reports host at this moment.")
    public record HostLooksJson(@Described("One for each purpose.") List<HostLookJson> items) {
        public static HostLooksJson of(List<HostLook> all) {
            return new HostLooksJson(all.stream().map(HostLookJson::of).toList());
        }
    }

    @Described("What stands in DNS for one purpose.")
    public record HostLookJson(
            @Described("What for.") HostPurpose purpose,
            @Described("How it is.") HostState state,
            @Described("What DNS said; empty when nothing is there.") List<String> found,
            @Described("What that means, and what to do.") String sentence) {
        static HostLookJson of(HostLook of) {
            return new HostLookJson(of.purpose(), of.state(), of.found(), of.sentence());
        }
    }

    @Described("A part of the report addresses.")
    public record ReportAddressesJson(
            @Described("Domains in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("By name.") List<AddressLineJson> items) implements Listed {
        public static ReportAddressesJson of(Page<Line> page, int first) {
            return new ReportAddressesJson(page.total(), first, page.rows().stream().map(AddressLineJson::of).toList());
        }
    }

    @Described("A domain's report address.")
    public record AddressLineJson(
            @Described("The domain's id.") UUID domain,
            @Described("Its name in DNS.") String name,
            @Described("The customer that owns it.") UUID customer,
            @Described("Its control is proven; before, nothing that comes to the address counts.") boolean proven,
            @Described("The address; absent where the customer was off-boarded before the domain got one.") Optional<String> address,
            @Described("The tag to publish in the domain's DMARC record; absent where there is no address.") Optional<String> rua) {
        static AddressLineJson of(Line of) {
            return new AddressLineJson(of.domain(), of.name().ascii(), of.customer(), of.proven(), Optional.of(of.address()).filter(text -> !text.isEmpty()), Optional.of(of.rua()).filter(text -> !text.isEmpty()));
        }
    }
}
