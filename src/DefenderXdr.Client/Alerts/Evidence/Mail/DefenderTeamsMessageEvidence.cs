using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A message in Teams. Graph only.</summary>
public sealed class DefenderTeamsMessageEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderTeamsMessageEvidence() : base("TeamsMessage") { }

    /// <summary>Who sent it, a mail address. Graph calls it <c>senderFromAddress</c>.</summary>
    public override string? Sender { get; set; }

    /// <summary>The sender's address.</summary>
    public string? SenderIp { get; set; }

    /// <summary>Who got it, mail addresses.</summary>
    public IReadOnlyList<string> Recipients { get; set; } = [];

    /// <summary>Which of them are suspicious.</summary>
    public IReadOnlyList<string> SuspiciousRecipients { get; set; } = [];

    /// <summary>The subject.</summary>
    public override string? Subject { get; set; }

    /// <summary>What became of it: <c>Unknown</c>, <c>DeliveredAsSpam</c>, <c>Delivered</c>, <c>Blocked</c> or <c>Replaced</c>.</summary>
    public override string? DeliveryAction { get; set; }

    /// <summary>Where it was put: <c>Unknown</c>, <c>Teams</c>, <c>Quarantine</c> or <c>Failed</c>.</summary>
    public string? DeliveryLocation { get; set; }

    /// <summary>Which way it went: <c>Unknown</c>, <c>Inbound</c>, <c>Outbound</c> or <c>Intraorg</c>.</summary>
    public string? MessageDirection { get; set; }

    /// <summary>When it was received, UTC.</summary>
    public DateTimeOffset? ReceivedTime { get; set; }

    /// <summary>When it was edited last, UTC.</summary>
    public DateTimeOffset? LastModifiedTime { get; set; }

    /// <summary>The message's id, which others may have, too.</summary>
    public string? MessageId { get; set; }

    /// <summary>The message that it answers; else its own id.</summary>
    public string? ParentMessageId { get; set; }

    /// <summary>The id of its channel or chat.</summary>
    public string? ThreadId { get; set; }

    /// <summary><c>Chat</c>, <c>Topic</c>, <c>Space</c> or <c>Meeting</c>.</summary>
    public string? ThreadType { get; set; }

    /// <summary>The channel's id.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The team's or group's id.</summary>
    public string? GroupId { get; set; }

    /// <summary>The campaign that it is part of.</summary>
    public string? CampaignId { get; set; }

    /// <summary>The source's id.</summary>
    public string? SourceId { get; set; }

    /// <summary>What it was sent with, such as <c>desktop</c> or <c>mobile</c>.</summary>
    public string? SourceAppName { get; set; }

    /// <summary>Whether there are people from outside in the chat; null when that is not known.</summary>
    public bool? IsExternal { get; set; }

    /// <summary>Whether the organisation owns the message; null when that is not known.</summary>
    public bool? IsOwned { get; set; }

    /// <summary>The tenant that owns the message, a GUID.</summary>
    public string? OwningTenantId { get; set; }

    /// <summary>The files that hang on it.</summary>
    public IReadOnlyList<DefenderFileEvidence> Files { get; set; } = [];

    /// <summary>The URLs in it.</summary>
    public IReadOnlyList<DefenderUrlEvidence> Urls { get; set; } = [];

    /// <inheritdoc/>
    public override string? Name => Subject ?? MessageId;

    private static readonly OpenEnum DeliveryActions = new("Unknown", "DeliveredAsSpam", "Delivered", "Blocked", "Replaced");

    private static readonly OpenEnum DeliveryLocations = new("Unknown", "Teams", "Quarantine", "Failed");

    private static readonly OpenEnum MessageDirections = new("Unknown", "Inbound", "Outbound", "Intraorg");

    internal static readonly ObjectReader<DefenderTeamsMessageEvidence> Table = EvidenceTable.Of(() => new DefenderTeamsMessageEvidence())
        .Text("senderFromAddress", (e, v) => e.Sender = v)
        .Text("senderIP", (e, v) => e.SenderIp = v)
        .TextList("recipients", (e, v) => e.Recipients = v)
        .TextList("suspiciousRecipients", (e, v) => e.SuspiciousRecipients = v)
        .Word("deliveryAction", DeliveryActions, (e, v) => e.DeliveryAction = v)
        .Word("deliveryLocation", DeliveryLocations, (e, v) => e.DeliveryLocation = v)
        .Word("messageDirection", MessageDirections, (e, v) => e.MessageDirection = v)
        .Time("receivedDateTime", (e, v) => e.ReceivedTime = v)
        .Time("lastModifiedDateTime", (e, v) => e.LastModifiedTime = v)
        .Text("messageId", (e, v) => e.MessageId = v)
        .Text("parentMessageId", (e, v) => e.ParentMessageId = v)
        .Text("threadId", (e, v) => e.ThreadId = v)
        .Text("threadType", (e, v) => e.ThreadType = v)
        .Text("channelId", (e, v) => e.ChannelId = v)
        .Text("groupId", (e, v) => e.GroupId = v)
        .Text("campaignId", (e, v) => e.CampaignId = v)
        .Text("sourceId", (e, v) => e.SourceId = v)
        .Text("sourceAppName", (e, v) => e.SourceAppName = v)
        .Flag("isExternal", (e, v) => e.IsExternal = v)
        .Flag("isOwned", (e, v) => e.IsOwned = v)
        .Text("owningTenantId", (e, v) => e.OwningTenantId = v)
        .List("files", () => DefenderFileEvidence.Table, (e, v) => e.Files = v)
        .List("urls", () => DefenderUrlEvidence.Table, (e, v) => e.Urls = v);
}
