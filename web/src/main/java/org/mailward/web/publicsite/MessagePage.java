package org.mailward.web.publicsite;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/// The message explainer on the public pages.
@Named
@RequestScoped
public class MessagePage {

    private MessageView view = MessageView.EMPTY;

    void show(MessageView shown) {
        view = shown;
    }

    public MessageView getView() {
        return view;
    }
}
