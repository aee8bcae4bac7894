namespace DefenderXdr.Simulation;

/// <summary>The indicators that a tenant has from the start: what analysts made in the portal, and what a feed brought.</summary>
internal static class IndicatorSeeds
{
    internal static IEnumerable<Func<long, Indicator>> Of(Estate estate, SimulatedTenantOptions options)
    {
        var dice = new Dice(options.Seed, "indicators");
        var now = estate.Now;
        var analyst = estate.Company.Analysts[0];
        return
        [
            Portal("FileSha256", dice.Hex(64), "BlockAndRemediate", "High", "Ransomware payload", "Payload of the incident in finance.", null, "Execution"),
            Portal("FileSha1", dice.Hex(40), "Allowed", "Informational", "Line-of-business updater", "Signed by us, and taken for malware.", null, null),
            Portal("CertificateThumbprint", dice.Hex(40), "BlockAndRemediate", "Medium", "Stolen code-signing certificate", "Revoked by its owner.", null, null),
            Feed("IpAddress", dice.PublicAddress(), "Block", "High", "C2 server", 30),
            Feed("IpAddress", dice.PublicAddress(), "Block", "High", "C2 server", 5),
            Feed("DomainName", $"update-{dice.Hex(6)}.example", "Block", "Medium", "Phishing domain", 60),
            Feed("Url", $"https://files-{dice.Hex(6)}.example/invoice", "Warn", "Low", "Suspicious download", 90),
            Portal("DomainName", "pastebin.example", "Audit", "Low", "Paste site", "Who uses it.", ["Clients"], null),
        ];

        Func<long, Indicator> Portal(string type, string value, string action, string severity, string title, string description, string[]? groups, string? category) => id => Made(id, type, value, action, severity, title) with
        {
            Description = description,
            Groups = groups ?? [],
            Category = category,
            CreatedBy = analyst,
            IsOfApp = false,
        };

        Func<long, Indicator> Feed(string type, string value, string action, string severity, string title, int days) => id => Made(id, type, value, action, severity, title) with
        {
            Description = "From the threat feed.",
            Application = "threat-feed",
            Expiration = now.AddDays(days),
            RecommendedActions = "Look for other connections of the device.",
        };

        Indicator Made(long id, string type, string value, string action, string severity, string title)
        {
            var created = now - dice.Upto(TimeSpan.FromDays(60));
            return new()
            {
                Id = id,
                Type = IndicatorTerms.Of(IndicatorTerms.Types, type),
                Value = value,
                Action = IndicatorTerms.Of(IndicatorTerms.Actions, action),
                Severity = IndicatorTerms.Of(IndicatorTerms.Severities, severity),
                Title = title,
                Description = "",
                GenerateAlert = action != "Allowed",
                CreatedBy = options.ClientId,
                IsOfApp = true,
                Created = created,
                LastUpdate = created,
            };
        }
    }
}
