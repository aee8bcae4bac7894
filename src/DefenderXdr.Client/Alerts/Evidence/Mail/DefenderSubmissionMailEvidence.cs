using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A mail that someone reported. Graph only.</summary>
public sealed class DefenderSubmissionMailEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderSubmissionMailEvidence() : base("SubmissionMail") { }

    /// <summary>The report's id.</summary>
    public string? SubmissionId { get; set; }

    /// <summary>When it was reported, UTC.</summary>
    public DateTimeOffset? SubmissionTime { get; set; }

    /// <summary>Who reported it, a mail address.</summary>
    public string? Submitter { get; set; }

    /// <summary>What as: <c>Junk</c>, <c>Phish</c>, <c>Malware</c> or <c>NotJunk</c>.</summary>
    public string? ReportType { get; set; }

    /// <summary>The mail's id in Microsoft 365, a GUID.</summary>
    public override string? NetworkMessageId { get; set; }

    /// <summary>Who sent the mail, a mail address.</summary>
    public override string? Sender { get; set; }

    /// <summary>Who got the mail, a mail address.</summary>
    public override string? Recipient { get; set; }

    /// <summary>The subject.</summary>
    public override string? Subject { get; set; }

    /// <summary>The sender's address.</summary>
    public string? SenderIp { get; set; }

    /// <inheritdoc/>
    public override string? Name => Subject ?? NetworkMessageId;

    internal static readonly ObjectReader<DefenderSubmissionMailEvidence> Table = EvidenceTable.Of(() => new DefenderSubmissionMailEvidence())
        .Text("submissionId", (e, v) => e.SubmissionId = v)
        .Time("submissionDateTime", (e, v) => e.SubmissionTime = v)
        .Text("submitter", (e, v) => e.Submitter = v)
        .Text("reportType", (e, v) => e.ReportType = v)
        .Text("networkMessageId", (e, v) => e.NetworkMessageId = v)
        .Text("senderIp", (e, v) => e.SenderIp = v);
}
