package org.mailward.publishing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.mailward.tenancy.CustomerRow;

/// The bytes of a kept report, apart from it so that lists do not read them. It has the id of its report.
@Entity
@Table(name = "kept_report_file")
public class KeptReportFile extends CustomerRow {

    @Column(updatable = false)
    private byte[] pdf;

    @Column(updatable = false)
    private byte[] csv;

    protected KeptReportFile() {
    }

    public KeptReportFile(UUID report, UUID customer, byte[] pdf, byte[] csv) {
        super(report, customer);
        this.pdf = pdf.clone();
        this.csv = csv.clone();
    }

    public byte[] pdf() {
        return pdf.clone();
    }

    public byte[] csv() {
        return csv.clone();
    }
}
