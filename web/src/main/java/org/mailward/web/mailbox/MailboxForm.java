package org.mailward.web.mailbox;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.MailboxPlan;
import org.mailward.mailbox.MailboxProof;
import org.mailward.mailbox.Protection;

/// What is typed about a mailbox.
public class MailboxForm implements Serializable {

    private String name = "";
    private @Nullable UUID customer;
    private String host = "";
    private int port = Protection.TLS.port();
    private Protection protection = Protection.TLS;
    private String user = "";
    private MailboxProof proof = MailboxProof.PASSWORD;
    private String password = "";
    private String refreshToken = "";
    private String tokenAddress = "";
    private String clientId = "";
    private String tokenScope = "";
    private String folder = "INBOX";
    private Afterwards afterwards = Afterwards.MOVE;
    private String doneFolder = "Done";
    private String failedFolder = "Failed";

    /// Shows what is kept; secrets are not among it.
    void show(MailboxPlan plan) {
        name = plan.name();
        customer = plan.customer().orElse(null);
        host = plan.host();
        port = plan.port();
        protection = plan.protection();
        user = plan.user();
        proof = plan.proof();
        tokenAddress = plan.tokenAddress();
        clientId = plan.clientId();
        tokenScope = plan.tokenScope();
        folder = plan.folder();
        afterwards = plan.afterwards();
        doneFolder = plan.doneFolder();
        failedFolder = plan.failedFolder();
    }

    /// @throws org.mailward.tenancy.InvalidInput for what cannot be accepted
    MailboxPlan plan() {
        return new MailboxPlan(name, Optional.ofNullable(customer), host, port, protection, user, proof, tokenAddress, clientId, tokenScope, folder, afterwards,
                doneFolder, failedFolder);
    }

    public Protection[] getProtections() {
        return Protection.values();
    }

    public MailboxProof[] getProofs() {
        return MailboxProof.values();
    }

    public Afterwards[] getFates() {
        return Afterwards.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID typed) {
        customer = typed;
    }

    public String getHost() {
        return host;
    }

    public void setHost(String typed) {
        host = typed;
    }

    public int getPort() {
        return port;
    }

    public void setPort(int typed) {
        port = typed;
    }

    public Protection getProtection() {
        return protection;
    }

    public void setProtection(Protection typed) {
        protection = typed;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String typed) {
        user = typed;
    }

    public MailboxProof getProof() {
        return proof;
    }

    public void setProof(MailboxProof typed) {
        proof = typed;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String typed) {
        password = typed;
    }

    public String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String typed) {
        refreshToken = typed;
    }

    public String getTokenAddress() {
        return tokenAddress;
    }

    public void setTokenAddress(String typed) {
        tokenAddress = typed;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String typed) {
        clientId = typed;
    }

    public String getTokenScope() {
        return tokenScope;
    }

    public void setTokenScope(String typed) {
        tokenScope = typed;
    }

    public String getFolder() {
        return folder;
    }

    public void setFolder(String typed) {
        folder = typed;
    }

    public Afterwards getAfterwards() {
        return afterwards;
    }

    public void setAfterwards(Afterwards typed) {
        afterwards = typed;
    }

    public String getDoneFolder() {
        return doneFolder;
    }

    public void setDoneFolder(String typed) {
        doneFolder = typed;
    }

    public String getFailedFolder() {
        return failedFolder;
    }

    public void setFailedFolder(String typed) {
        failedFolder = typed;
    }
}
