using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>An indicator in a request: what the service takes of it, and what it refuses.</summary>
internal sealed class IndicatorBody
{
    private static readonly Dictionary<string, Term> Types = IndicatorTerms.ByWord(IndicatorTerms.Types);
    private static readonly Dictionary<string, Term> Actions = IndicatorTerms.ByWord(IndicatorTerms.Actions);
    private static readonly Dictionary<string, Term> Severities = IndicatorTerms.ByWord(IndicatorTerms.Severities);
    private static readonly Dictionary<string, int> HashLengths = new() { ["FileMd5"] = 32, ["FileSha1"] = 40, ["FileSha256"] = 64, ["CertificateThumbprint"] = 40 };

    private readonly ChangeBody body;

    private IndicatorBody(ChangeBody body)
    {
        this.body = body;
        (Value, Type) = (body.Required("indicatorValue"), body.RequiredWord("indicatorType", Types));
    }

    internal string Value { get; }

    internal Term Type { get; }

    internal static IndicatorBody Of(JObject members) => new(ChangeBody.Of(members));

    /// <summary>The indicator after the request. It replaces all that was there but what an update leaves alone.</summary>
    internal Indicator Make(Indicator? known, long id, DateTimeOffset now, Principal caller)
    {
        var action = body.RequiredWord("action", Actions);
        Check(action);
        var expiration = Time("expirationTime");
        if (expiration <= now)
            throw ApiFault.InvalidInput("The expiration time is in the past.");
        var alert = body.Flag("generateAlert") ?? false;
        if (action == IndicatorTerms.Audit && !alert)
            throw ApiFault.InvalidInput("GenerateAlert must be set to true for the action Audit.");
        return new()
        {
            Id = id,
            Value = Value,
            Type = Type,
            Action = action,
            Title = body.Required("title"),
            Description = body.Required("description"),
            Application = known is null ? body.Text("application") : known.Application,
            Expiration = expiration,
            Severity = body.Word("severity", Severities) ?? IndicatorTerms.Informational,
            RecommendedActions = body.Text("recommendedActions"),
            Groups = body.Texts("rbacGroupNames") ?? [],
            EducateUrl = body.Text("educateUrl"),
            GenerateAlert = alert,
            Category = body.Text("category"),
            Techniques = body.Texts("mitreTechniques") ?? [],
            ExternalId = body.Text("externalID"),
            CreatedBy = known?.CreatedBy ?? caller.Name,
            IsOfApp = known?.IsOfApp ?? caller.IsApplication,
            Created = known?.Created ?? now,
            LastUpdatedBy = known is null ? null : caller.Name,
            LastUpdate = now,
        };
    }

    private void Check(Term action)
    {
        if (action.Legacy is "Alert" or "AlertAndBlock")
            throw ApiFault.InvalidInput($"The action '{action.Legacy}' is no longer supported.");
        if (HashLengths.TryGetValue(Type.Legacy, out var length))
        {
            if (!Regex.IsMatch(Value, $"^[0-9A-Fa-f]{{{length}}}$", RegexOptions.CultureInvariant))
                throw new ApiFault(400, "InvalidHashValue", $"'{Value}' is not a valid {Type.Legacy}.");
            return;
        }

        if (action.Legacy == "BlockAndRemediate")
            throw ApiFault.InvalidInput("Network indicators do not support the action BlockAndRemediate.");
        if (Type.Legacy == "IpAddress" && !(!Value.Contains('/') && System.Net.IPAddress.TryParse(Value, out _)))
            throw new ApiFault(400, "InvalidIpAddress", $"'{Value}' is not a valid IP address.");
        if (Type == IndicatorTerms.Url && !Uri.TryCreate(Value, UriKind.Absolute, out _))
            throw new ApiFault(400, "InvalidUrl", $"'{Value}' is not a valid URL.");
        if (Type.Legacy == "DomainName" && (Value.Contains('/') || !Value.Contains('.')))
            throw new ApiFault(400, "InvalidDomainName", $"'{Value}' is not a valid domain name.");
    }

    private DateTimeOffset? Time(string name) =>
        body.Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw ApiFault.InvalidBody($"'{name}' is '{text}', which is no time.");
}
