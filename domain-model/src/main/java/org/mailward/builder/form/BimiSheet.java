package org.mailward.builder.form;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Fault;
import org.mailward.builder.form.Filled.Part;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.bimi.LocalParts;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.tags.Tag;
import org.mailward.mailauth.tags.TagList;

/// BIMI: the logo beside the domain's mail.
final class BimiSheet implements Sheet {

    private static final String USUAL = "default";
    private static final Set<String> TAGS = Set.of("v", "l", "a", "avp", "lps");

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.LOGO, FieldName.CERTIFICATE, FieldName.AVATAR, FieldName.LOCAL_PARTS, FieldName.SELECTOR);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.BIMI);
    }

    @Override
    public Begun begin(Published published) {
        Entries empty = Entries.NONE.with(FieldName.SELECTOR, published.label().isEmpty() ? USUAL : published.label());
        List<String> texts = published.of(RecordKind.BIMI);
        return texts.stream().flatMap(text -> BimiRecord.read(text).stream()).findFirst().map(record -> new Begun(empty
                .with(FieldName.LOGO, record.logo().map(URI::toString).orElse("")).with(FieldName.CERTIFICATE, record.evidence().map(URI::toString).orElse(""))
                .with(FieldName.AVATAR, record.avatar() == BimiRecord.Avatar.PERSONAL ? "personal" : "brand")
                .with(FieldName.LOCAL_PARTS, record.localParts().map(LocalParts::prefixes).map(parts -> String.join(",", parts)).orElse("")),
                Others.all(record.faults(), unknown(record), Others.beside(texts, record.text())))).orElseGet(() -> new Begun(empty, Others.beside(texts, "")));
    }

    private static List<String> unknown(BimiRecord record) {
        List<Tag> tags = TagList.read(record.text()).tags();
        return Others.unknown(tags.stream().map(Tag::name).toList(), tags.stream().map(Tag::text).toList(), TAGS);
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        var faults = new ArrayList<Fault>();
        String selector = entries.text(FieldName.SELECTOR).isEmpty() ? USUAL : entries.text(FieldName.SELECTOR);
        if (!Selectors.isSelector(selector)) {
            faults.add(new Fault(FieldName.SELECTOR, "A selector is one word of letters, digits and hyphens; nearly always it is 'default'."));
        }
        String logo = part(entries, FieldName.LOGO, faults);
        String certificate = part(entries, FieldName.CERTIFICATE, faults);
        String localParts = part(entries, FieldName.LOCAL_PARTS, faults);
        if (!faults.isEmpty()) {
            return new Filled.Wrong(faults);
        }
        BimiRecord record = BimiRecord.read("v=BIMI1; l=" + logo + "; a=" + certificate + (localParts.isEmpty() ? "" : "; lps=" + localParts)
                + "; avp=" + entries.text(FieldName.AVATAR)).orElseThrow();
        if (!record.faults().isEmpty()) {
            return new Filled.Wrong(record.faults().stream().map(fault -> new Fault(field(fault), fault)).toList());
        }
        return new Filled.Written(List.of(new Part(RecordKind.BIMI, selector, record.render())));
    }

    /// A semicolon would end the tag.
    private static String part(Entries entries, FieldName name, List<Fault> faults) {
        String text = entries.text(name);
        if (text.indexOf(';') >= 0) {
            faults.add(new Fault(name, "A semicolon cannot stand here. In an address write %3B instead."));
        }
        return text;
    }

    private static FieldName field(String fault) {
        return Optional.of(fault).filter(text -> text.startsWith("'a=")).map(_ -> FieldName.CERTIFICATE)
                .orElse(fault.startsWith("'l=") ? FieldName.LOGO : FieldName.LOCAL_PARTS);
    }
}
