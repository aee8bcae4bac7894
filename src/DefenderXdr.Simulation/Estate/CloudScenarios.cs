using static DefenderXdr.Simulation.EvidenceKind;

namespace DefenderXdr.Simulation;

/// <summary>What happens in mail, identity and cloud applications.</summary>
internal static class CloudScenarios
{
    private static readonly AlertTemplate SignIn = new(Product.EntraProtection, DetectionSource.EntraProtection, Severity.Medium, "InitialAccess",
        "Unfamiliar sign-in properties",
        "The following properties of this sign-in are unfamiliar for the user {upn}: ASN, Browser, Device, IP, Location, EASId, TenantIPsubnet.",
        [Person, Address]) { Mitre = ["T1078.004"] };

    private static readonly AlertTemplate InboxRule = new(Product.CloudApps, DetectionSource.CloudApps, Severity.Medium, "DefenseEvasion",
        "Suspicious inbox manipulation rule",
        "A suspicious inbox manipulation rule was set on the inbox of {name} ({upn}). The rule moves messages about payments to the folder RSS Subscriptions.",
        [Person, Address, CloudApp]) { Mitre = ["T1564.008", "T1114.003"] };

    private static readonly AlertTemplate Click = new(Product.Office, DetectionSource.Office, Severity.High, "InitialAccess",
        "A potentially malicious URL click was detected",
        "We have detected that {upn} has clicked a potentially malicious URL in the last 48 hours -V1.0.0.5",
        [Person, Mailbox, Message, Link]) { Mitre = ["T1566.002"] };

    private static readonly string[] Lures =
        ["Action required: your password expires today", "Invoice 88213 overdue", "Shared document: Q3 payroll", "Voice message from +1 425 555 0142"];

    internal static readonly Scenario[] All =
    [
        new("Phishing campaign against {name} and others: credentials stolen", 8, Determination.Phishing, false,
        [
            Click,
            new(Product.Office, DetectionSource.Office, Severity.Informational, "InitialAccess", "Email messages containing malicious URL removed after delivery",
                "Emails with malicious URL that were delivered and later removed -V1.0.0.3", [Mailbox, Message, MailCluster, Link]) { Mitre = ["T1566"], Prevented = true },
            SignIn, InboxRule,
        ]) { Subjects = Lures },
        new("Email reported by user as malware or phish", 13, Determination.Phishing, false,
        [
            new(Product.Office, DetectionSource.Office, Severity.Low, "InitialAccess", "Email reported by user as malware or phish",
                "This alert is triggered when any email message is reported as malware or phish by users -V1.0.0.3",
                [Mailbox, Message, MailCluster, Address]) { Mitre = ["T1566"] },
        ]) { Subjects = Lures },
        new("Attack on the containers of {cluster} from {address}", 3, Determination.MultiStagedAttack, false,
        [
            new(Product.Cloud, DetectionSource.Containers, Severity.High, "Impact", "Possible cryptocurrency miner in a container",
                "A container in {cluster} fetched a script from {address} and began to use all of its processor time. Miners do so after an attacker got in.",
                [Container, Pod, Cluster, CloudResource, Address]) { Mitre = ["T1496", "T1610"] },
            new(Product.Cloud, DetectionSource.Containers, Severity.Medium, "CredentialAccess", "Suspicious request to the Kubernetes API",
                "A service account of {cluster} listed all secrets, which it had never done before.", [Pod, Cluster, CloudResource, Address]) { Mitre = ["T1552.007"] },
            new(Product.Cloud, DetectionSource.Containers, Severity.Low, "PrivilegeEscalation", "Privileged container was started",
                "A container was started in {cluster} that may do on its node whatever the node may do.", [Container, Cluster, CloudResource]) { Mitre = ["T1611"] },
        ]),
        new("Suspicious sign-in of {name} from {address}", 12, Determination.CompromisedAccount, false,
        [
            new(Product.EntraProtection, DetectionSource.EntraProtection, Severity.Medium, "InitialAccess", "Anonymous IP address",
                "Sign-in of {upn} from an anonymous IP address (for example, Tor browser or anonymizer VPNs).", [Person, Address]) { Mitre = ["T1078", "T1090.003"] },
            SignIn, InboxRule,
        ]),
        new("Business email compromise: mailbox of {name}", 4, Determination.CompromisedAccount, false,
        [
            InboxRule, SignIn, Click,
            new(Product.CloudApps, DetectionSource.CloudApps, Severity.High, "Impact", "Suspicious email sending activity",
                "{name} sent {count} messages in ten minutes to recipients who never heard from this mailbox before.",
                [Person, Address, CloudApp, Mailbox]) { Mitre = ["T1534"] },
        ]) { Subjects = Lures },
        new("Mass download by {name}: possible exfiltration", 6, Determination.MaliciousUserActivity, false,
        [
            new(Product.CloudApps, DetectionSource.CloudApps, Severity.Medium, "Exfiltration", "Mass download by a single user",
                "The user {name} ({upn}) downloaded {count} unique files from SharePoint Online. This is unusual for this user.",
                [Person, Address, CloudApp]) { Mitre = ["T1530", "T1567.002"] },
            new(Product.Endpoint, DetectionSource.Edr, Severity.Medium, "Collection", "Suspicious archive creation",
                "{user} packed files of a network share into an archive with a password. Attackers do so before they take data out.",
                [Computer, Person, Program, Binary]) { Mitre = ["T1560.001"], Process = ProcessTemplate.Archive },
        ]),
        new("Suspected identity theft on {server}", 5, Determination.MultiStagedAttack, true,
        [
            new(Product.Identity, DetectionSource.Identity, Severity.High, "CredentialAccess", "Suspected DCSync attack (replication of directory services)",
                "{name} on {server} sent {count} replication requests to a domain controller.", [Person, Computer, Address, Group]) { Mitre = ["T1003.006"] },
            new(Product.Identity, DetectionSource.Identity, Severity.Medium, "LateralMovement", "Suspected identity theft (pass-the-ticket)",
                "{name}'s Kerberos tickets were stolen and used on {server}.", [Person, Computer]) { Mitre = ["T1550.003"] },
            new(Product.Endpoint, DetectionSource.Edr, Severity.Medium, "Discovery", "Anomalous account lookups",
                "An anomalous number of account lookups was made on {server}.", [Computer, Person, Program]) { Mitre = ["T1087.002"], Process = ProcessTemplate.Discovery },
        ]),
        new("Sign-ins from {address} matched an analytics rule", 5, Determination.Other, false,
        [
            new(Product.Sentinel, DetectionSource.Scheduled, Severity.Low, "InitialAccess", "Sign-ins from IPs that attempt sign-ins to disabled accounts",
                "Identifies IPs with failed attempts to sign in to one or more disabled accounts and a successful sign-in through the same IP to another account.",
                [Person, Address, CloudApp]) { Mitre = ["T1078", "T1098"], Details = [("IPAddress", "{address}"), ("UserPrincipalName", "{upn}")] },
        ]),
    ];
}
