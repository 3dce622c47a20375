package org.mailward.mailauth.report;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.mailward.mailauth.tags.Shown;

/// Reads one aggregate report, once from front to back.
///
/// Where the file is not well-formed it goes on only where every record stays certain: outside of records, and inside the texts.
/// A record whose elements do not fit together, or that is cut, makes the whole file unreadable.
final class AggregateParse {

    private static final int NO_RECORD = -1;
    private static final String LAST_TAG = "</feedback>";

    private final ReportLimits limits;
    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private final Markup markup;
    private final Names names = new Names();
    private final LeafText leaf;
    private final HeaderParts header;
    private final RowParts row;
    private final HeadFirst handing;

    private final Place[] places;
    private final Names.Name[] open;
    private int depth;
    private int record = NO_RECORD;
    /// Elements around the report that are open.
    private int outside;
    private boolean anything;
    private boolean began;
    private boolean over;
    private boolean recordInExtension;
    /// What is open there has an end too few or too many: it is no XML that could be shown again.
    private boolean brokenExtension;
    private boolean hasRow;

    AggregateParse(Opening opening, Instant now, ReportLimits limits, AggregateRows rows) {
        this.limits = limits;
        this.markup = new Markup(opening.content(), limits.text());
        this.leaf = new LeafText(markup, opening.charset(), limits.text(), quirks);
        this.row = new RowParts(limits, quirks);
        this.header = new HeaderParts(now, limits, quirks);
        this.handing = new HeadFirst(limits, header, rows, quirks);
        this.places = new Place[limits.nesting()];
        this.open = new Names.Name[limits.nesting()];
        quirks.addAll(opening.quirks());
    }

    AggregateReading read() throws IOException {
        try {
            Markup.Kind kind;
            do {
                kind = markup.next();
                text(kind);
                switch (kind) {
                    case START -> start(name());
                    case EMPTY -> {
                        if (start(name())) {
                            pop(false);
                        }
                    }
                    case END -> end();
                    case NONE, FINISH -> {
                    }
                }
            } while (kind != Markup.Kind.FINISH);
            return finish();
        } catch (BrokenContent broken) {
            Unreadable unreadable = broken.unreadable();
            if (over && unreadable.fault() == Fault.TRUNCATED) {
                return cutAfterEnd();
            }
            return record == NO_RECORD ? unreadable : unreadable.inside("record " + (handing.count() + 1));
        }
    }

    private Names.Name name() {
        return names.of(markup.buffer(), markup.nameFrom(), markup.nameTo());
    }

    private Place top() {
        return depth == 0 ? Place.OUTSIDE : places[depth - 1];
    }

    private void text(Markup.Kind next) throws BrokenContent {
        if (markup.textFrom() == markup.textTo()) {
            return;
        }
        Place top = top();
        if (top == Place.LEAF || top == Place.INNER) {
            leaf.add(top == Place.LEAF && next == Markup.Kind.END);
        } else if (top == Place.EXTENSION || top == Place.RECORD_EXTENSION) {
            leaf.addPart();
        } else if (top != Place.SKIPPED && !markup.isBlank()) {
            anything = true;
            quirks.add(top != Place.OUTSIDE ? Quirk.STRAY_TEXT : over ? Quirk.JUNK_AFTER : Quirk.JUNK_BEFORE);
        }
    }

    /// @return false when nothing was opened
    private boolean start(Names.Name name) throws IOException {
        anything = true;
        if (depth == 0) {
            return startOutside(name);
        }
        Place top = top();
        Place place = top.of(name.element());
        if (record == NO_RECORD && endsWhatIsOpen(top, name.element())) {
            quirks.add(Quirk.UNCLOSED_ELEMENT);
            pop(false);
            return start(name);
        }
        switch (place) {
            case INNER -> {
                if (top == Place.LEAF && places[depth - 2].knows(name.element())) {
                    throw malformed("an element is not closed before <" + Shown.of(name.local()) + "> begins");
                }
                quirks.add(Quirk.STRAY_ELEMENT);
            }
            case SKIPPED -> {
                if (isOfRecord(name.element()) || name.element() == Element.FEEDBACK) {
                    throw name.element() == Element.FEEDBACK ? several() : malformed("<" + Shown.of(name.local()) + "> stands where it cannot stand");
                }
                quirks.add(Quirk.STRAY_ELEMENT);
                // What is unknown at this level may be put around the records.
                place = top == Place.FEEDBACK ? Place.FEEDBACK : place;
            }
            case RECORD_EXTENSION, EXTENSION -> {
                recordInExtension |= isOfRecord(name.element());
                if (top == Place.RECORD && isOfRecord(name.element())) {
                    throw malformed("<" + Shown.of(name.local()) + "> begins inside of it");
                }
                if (top == Place.RECORD && name.element() != Element.EXTENSION && name.element() != Element.EXTENSIONS && name.prefix().isEmpty()) {
                    quirks.add(Quirk.STRAY_ELEMENT);
                }
            }
            default -> {
            }
        }
        push(name, place, top);
        return true;
    }

    private boolean startOutside(Names.Name name) throws BrokenContent {
        if (name.element() != Element.FEEDBACK) {
            quirks.add(over ? Quirk.JUNK_AFTER : Quirk.STRAY_ELEMENT);
            outside += over || markup.isEmptyTag() ? 0 : 1;
            return false;
        }
        if (over) {
            throw several();
        }
        began = true;
        header.namespace(leaf.attribute(name.prefix().isEmpty() ? "xmlns" : "xmlns:" + name.prefix()));
        push(name, Place.FEEDBACK, Place.OUTSIDE);
        return true;
    }

    /// True for an element that belongs further out than where it stands: what is open there was not closed.
    private boolean endsWhatIsOpen(Place top, Element element) {
        boolean outer = Place.FEEDBACK.knows(element);
        return switch (top) {
            case LEAF -> places[depth - 2].knows(element) || outer;
            case RANGE -> !Place.RANGE.knows(element) && (Place.METADATA.knows(element) || outer);
            case METADATA, POLICY, INNER -> outer && element != Element.VERSION;
            default -> false;
        };
    }

    private static boolean isOfRecord(Element element) {
        return element == Element.RECORD || element == Element.ROW || element == Element.SOURCE_IP || element == Element.COUNT;
    }

    private void push(Names.Name name, Place place, Place top) throws BrokenContent {
        if (depth == limits.nesting()) {
            throw new BrokenContent(Fault.NESTED_TOO_DEEP, "More than " + limits.nesting() + " elements stand inside each other. No reporter writes such; the file is damaged or an attack.", "");
        }
        if (!name.lower() && place != Place.INNER && place != Place.EXTENSION && place != Place.RECORD_EXTENSION) {
            quirks.add(Quirk.UPPER_CASE_NAME);
        }
        places[depth] = place;
        open[depth] = name;
        switch (place) {
            case RECORD -> {
                record = depth;
                hasRow = false;
                row.clear();
            }
            case ROW -> {
                // Two rows of equal figures would pass for one.
                if (hasRow) {
                    throw malformed("it has a second row");
                }
                hasRow = true;
            }
            case LEAF -> leaf.begin();
            case INNER -> leaf.addTag();
            case EXTENSION, RECORD_EXTENSION -> {
                if (top != place) {
                    leaf.begin();
                    recordInExtension = false;
                    brokenExtension = false;
                }
                leaf.addPartTag();
            }
            default -> {
            }
        }
        depth++;
    }

    private void end() throws IOException {
        if (depth == 0) {
            if (outside > 0) {
                outside--;
            } else {
                quirks.add(over ? Quirk.JUNK_AFTER : Quirk.STRAY_END);
            }
            return;
        }
        int at = depth - 1;
        while (at >= 0 && !open[at].is(markup.buffer(), markup.nameFrom(), markup.nameTo())) {
            at--;
        }
        if (at < 0 && open[depth - 1].element() != Element.UNKNOWN && open[depth - 1].element() == name().element()) {
            quirks.add(Quirk.UPPER_CASE_NAME);
            brokenExtension = true;
            at = depth - 1;
        }
        if (at < 0) {
            strayEnd(name());
            return;
        }
        while (depth - 1 > at) {
            unclosed();
        }
        pop(true);
    }

    private void strayEnd(Names.Name name) throws BrokenContent {
        quirks.add(Quirk.STRAY_END);
        brokenExtension = true;
        Place top = top();
        if (top == Place.LEAF || top == Place.INNER) {
            leaf.addTag();
        } else if (isOfRecord(name.element()) || record != NO_RECORD && name.element() != Element.UNKNOWN) {
            throw malformed("</" + Shown.of(name.local()) + "> closes what was never opened");
        }
    }

    /// Leaves an element whose end never came, for that of one further out.
    private void unclosed() throws IOException {
        Place place = top();
        boolean harmless = place == Place.INNER || place == Place.SKIPPED || place == Place.EXTENSION || place == Place.RECORD_EXTENSION;
        if (record != NO_RECORD && !harmless || recordInExtension && (place == Place.EXTENSION || place == Place.RECORD_EXTENSION)) {
            throw malformed("<" + Shown.of(open[depth - 1].local()) + "> is not closed");
        }
        quirks.add(place == Place.INNER ? Quirk.UNESCAPED_BRACKET : Quirk.UNCLOSED_ELEMENT);
        brokenExtension = true;
        pop(false);
    }

    /// @param tagged the element's own end is what the markup stands at
    private void pop(boolean tagged) throws IOException {
        depth--;
        Place place = places[depth];
        switch (place) {
            case LEAF -> leaf(places[depth - 1], open[depth].element());
            case INNER -> {
                if (tagged) {
                    leaf.addTag();
                }
            }
            case EXTENSION, RECORD_EXTENSION -> {
                if (tagged) {
                    leaf.addPartTag();
                }
                if (top() != place && brokenExtension) {
                    quirks.add(Quirk.EXTENSION_BROKEN);
                } else if (top() != place) {
                    extension(place);
                }
            }
            case RECORD -> record();
            case METADATA, POLICY -> header.closed(place);
            case FEEDBACK -> over = depth == 0;
            default -> row.closed(place);
        }
    }

    private void leaf(Place parent, Element element) throws BrokenContent {
        String text = leaf.text();
        if (record == NO_RECORD) {
            header.leaf(parent, element, text);
        } else {
            row.leaf(parent, element, text);
        }
    }

    private void extension(Place place) {
        if (place == Place.EXTENSION) {
            header.extension(leaf.part());
        } else {
            row.extension(leaf.part());
        }
    }

    private void record() throws IOException {
        handing.makeRoom();
        handing.row(row.row());
        record = NO_RECORD;
    }

    /// The container breaks off, but the report had come to its end.
    private AggregateReading cutAfterEnd() throws IOException {
        quirks.add(Quirk.PACKING_CUT);
        try {
            return finish();
        } catch (BrokenContent broken) {
            return broken.unreadable();
        }
    }

    private AggregateReading finish() throws IOException {
        if (!began && !markup.tail().isEmpty()) {
            cut();
        }
        if (!began) {
            return anything ? new Unreadable(Fault.NOT_A_REPORT, "The file is no DMARC report: it has no element 'feedback'.", "") : new Unreadable(Fault.EMPTY, "The file is empty.", "");
        }
        if (depth > 0) {
            cut();
        }
        if (outside > 0) {
            quirks.add(Quirk.UNCLOSED_ELEMENT);
        }
        if (markup.hasType()) {
            quirks.add(Quirk.DOCTYPE);
        }
        return handing.finish();
    }

    /// The file ended while something was open: fine only where nothing but the very last tag is damaged.
    private void cut() throws IOException {
        String tail = markup.tail();
        if (depth == 1 && tail.length() > 2 && LAST_TAG.startsWith(tail)) {
            quirks.add(Quirk.CUT_AFTER_RECORDS);
            pop(false);
            return;
        }
        int count = handing.count();
        String read = count == 0 ? "before its first record" : count == 1 ? "after its first record" : "after " + count + " records";
        throw new BrokenContent(Fault.TRUNCATED, "The file breaks off " + (record == NO_RECORD ? read : "inside a record, " + read) + "; what is missing cannot be known. Ask the reporter to send it again.", "");
    }

    private static BrokenContent several() {
        return new BrokenContent(Fault.SEVERAL_REPORTS, "There is a second report in the same file. Send each as a file of its own.", "");
    }

    private BrokenContent malformed(String what) {
        return new BrokenContent(Fault.MALFORMED, (record == NO_RECORD ? "The file is damaged: " : "A record is damaged: ") + what + ". It cannot be told for certain what was meant.", "");
    }
}
