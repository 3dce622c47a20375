package org.mailward.web.prospect;

import java.io.Serializable;
import org.mailward.prospect.ProspectProfile;

/// What a person types about a prospect.
public class ProspectForm implements Serializable {

    private String name = "";
    private String contactName = "";
    private String contactEmail = "";
    private String note = "";

    static ProspectForm of(ProspectProfile profile) {
        var form = new ProspectForm();
        form.name = profile.name();
        form.contactName = profile.contactName();
        form.contactEmail = profile.contactEmail();
        form.note = profile.note();
        return form;
    }

    ProspectProfile profile() {
        return new ProspectProfile(name, contactName, contactEmail, note);
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed;
    }

    public String getContactName() {
        return contactName;
    }

    public void setContactName(String typed) {
        contactName = typed;
    }

    public String getContactEmail() {
        return contactEmail;
    }

    public void setContactEmail(String typed) {
        contactEmail = typed;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String typed) {
        note = typed;
    }
}
