using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>A file as Defender for Endpoint writes it.</summary>
internal static class EndpointFile
{
    internal static void Write(JsonTextWriter json, FileFact file)
    {
        // What the world knows of a file follows from its hash.
        var dice = new Dice(0, file.Sha1);
        var signed = file.Publisher is not null;
        var observed = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) - dice.Upto(TimeSpan.FromDays(900));
        json.WriteStartObject();
        json.Member("sha1", file.Sha1);
        json.Member("sha256", file.Sha256);
        json.Member("md5", dice.Hex(32));
        json.Member("globalPrevalence", dice.Between(1, 40) * (signed ? 25_000L : 1));
        json.Member("globalFirstObserved", observed);
        json.Member("globalLastObserved", observed + dice.Upto(TimeSpan.FromDays(300)));
        json.Member("size", file.Size);
        json.Member("fileType", (string?)null);
        json.Member("isPeFile", true);
        json.Member("filePublisher", file.Publisher);
        json.Member("fileProductName", signed ? "Microsoft® Windows® Operating System" : null);
        json.Member("signer", signed ? "Microsoft Windows" : null);
        json.Member("issuer", signed ? "Microsoft Windows Production PCA 2011" : null);
        json.Member("signerHash", signed ? new Dice(0, "signer").Hex(40) : null);
        json.Member("isValidCertificate", signed);
        json.Member("determinationType", signed ? "Clean" : "Malware");
        json.Member("determinationValue", (string?)null);
        json.WriteEndObject();
    }
}
