using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A mail.</summary>
public sealed class DefenderAnalyzedMessageEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderAnalyzedMessageEvidence() : base("MailMessage") { }

    /// <summary>Who sent it, a mail address: the one that the reader sees (<see cref="P2Sender"/>), else the envelope's. Defender XDR sends this one alone.</summary>
    public override string? Sender { get => field ?? P2Sender?.EmailAddress ?? P1Sender?.EmailAddress; set; }

    /// <summary>The sender on the envelope. Graph only.</summary>
    public DefenderEmailSender? P1Sender { get; set; }

    /// <summary>The sender that the reader sees. Graph only.</summary>
    public DefenderEmailSender? P2Sender { get; set; }

    /// <summary>Who got it, a mail address, distribution lists taken apart.</summary>
    public override string? Recipient { get; set; }

    /// <summary>The recipient's user principal name. Defender XDR only: null on Graph.</summary>
    public override string? UserPrincipalName { get; set; }

    /// <summary>The subject.</summary>
    public override string? Subject { get; set; }

    /// <summary>What became of it: <c>Delivered</c>, <c>DeliveredAsSpam</c>, <c>Junked</c>, <c>Blocked</c> or <c>Replaced</c>.</summary>
    public override string? DeliveryAction { get; set; }

    /// <summary>
    /// Where it was put: <c>Inbox</c>, <c>External</c>, <c>JunkFolder</c>, <c>Quarantine</c>, <c>Failed</c>, <c>Dropped</c>, <c>DeletedFolder</c> or
    /// <c>Forwarded</c>. Graph only.
    /// </summary>
    public string? DeliveryLocation { get; set; }

    /// <summary>Which way it went: <c>Inbound</c>, <c>Outbound</c> or <c>Intraorg</c>. Graph only.</summary>
    public string? AntiSpamDirection { get; set; }

    /// <summary>When it was received, UTC. Graph only.</summary>
    public DateTimeOffset? ReceivedTime { get; set; }

    /// <summary>Its id in Microsoft 365, a GUID. Graph only.</summary>
    public override string? NetworkMessageId { get; set; }

    /// <summary>Its id as the sending system set it. Graph only.</summary>
    public string? InternetMessageId { get; set; }

    /// <summary>The address of the last mail server that relayed it. Graph only.</summary>
    public string? SenderIp { get; set; }

    /// <summary>The language of its text. Graph only.</summary>
    public string? Language { get; set; }

    /// <summary>How many files it has. Graph only.</summary>
    public long? AttachmentsCount { get; set; }

    /// <summary>How many URLs are in it. Graph only.</summary>
    public long? UrlCount { get; set; }

    /// <summary>The URLs in it. Graph only.</summary>
    public IReadOnlyList<string> Urls { get; set; } = [];

    /// <summary>What was found in it. Graph only.</summary>
    public IReadOnlyList<string> Threats { get; set; } = [];

    /// <summary>How that was found. Graph only.</summary>
    public IReadOnlyList<string> ThreatDetectionMethods { get; set; } = [];

    /// <summary>The automated investigation that found it, a URN. Graph only.</summary>
    public string? Urn { get; set; }

    /// <inheritdoc/>
    public override string? Name => Subject ?? NetworkMessageId;

    private static readonly OpenEnum DeliveryActions = new("Delivered", "DeliveredAsSpam", "Junked", "Blocked", "Replaced");

    private static readonly OpenEnum DeliveryLocations = new("Inbox", "External", "JunkFolder", "Quarantine", "Failed", "Dropped", "DeletedFolder", "Forwarded");

    private static readonly OpenEnum AntiSpamDirections = new("Inbound", "Outbound", "Intraorg");

    internal static readonly ObjectReader<DefenderAnalyzedMessageEvidence> Table = EvidenceTable.Of(() => new DefenderAnalyzedMessageEvidence())
        .One("p1Sender", () => DefenderEmailSender.Table, (e, v) => e.P1Sender = v)
        .One("p2Sender", () => DefenderEmailSender.Table, (e, v) => e.P2Sender = v)
        .Text("recipientEmailAddress|recipient", (e, v) => e.Recipient = v)
        .Word("deliveryAction", DeliveryActions, (e, v) => e.DeliveryAction = v)
        .Word("deliveryLocation", DeliveryLocations, (e, v) => e.DeliveryLocation = v)
        .Word("antiSpamDirection", AntiSpamDirections, (e, v) => e.AntiSpamDirection = v)
        .Time("receivedDateTime", (e, v) => e.ReceivedTime = v)
        .Text("networkMessageId", (e, v) => e.NetworkMessageId = v)
        .Text("internetMessageId", (e, v) => e.InternetMessageId = v)
        .Text("senderIp", (e, v) => e.SenderIp = v)
        .Text("language", (e, v) => e.Language = v)
        .Number("attachmentsCount", (e, v) => e.AttachmentsCount = v)
        .Number("urlCount", (e, v) => e.UrlCount = v)
        .TextList("urls", (e, v) => e.Urls = v)
        .TextList("threats", (e, v) => e.Threats = v)
        .TextList("threatDetectionMethods", (e, v) => e.ThreatDetectionMethods = v)
        .Text("urn", (e, v) => e.Urn = v);
}
