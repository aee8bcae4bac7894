using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>The tenant's RSA key: signs tokens, checks them, and publishes its public half.</summary>
internal sealed class SigningKey
{
    // Parameters rather than an RSA object, which makes no promise about threads.
    private readonly RSAParameters key = Create();
    private readonly string id;

    public SigningKey() => id = Base64Url.Encode(key.Modulus!).Substring(0, 27);

    internal string Sign(JObject claims)
    {
        var header = new JObject { ["typ"] = "JWT", ["alg"] = "RS256", ["x5t"] = id, ["kid"] = id };
        var content = Base64Url.Encode(header.ToString(Formatting.None)) + "." + Base64Url.Encode(claims.ToString(Formatting.None));
        using var rsa = Load(key);
        return content + "." + Base64Url.Encode(rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    internal bool Verify(string content, byte[] signature)
    {
        using var rsa = Load(new RSAParameters { Modulus = key.Modulus, Exponent = key.Exponent });
        return rsa.VerifyData(Encoding.UTF8.GetBytes(content), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    internal void WritePublic(JsonTextWriter json)
    {
        json.WriteStartObject();
        json.Member("kty", "RSA");
        json.Member("use", "sig");
        json.Member("alg", "RS256");
        json.Member("kid", id);
        json.Member("x5t", id);
        json.Member("n", Base64Url.Encode(key.Modulus!));
        json.Member("e", Base64Url.Encode(key.Exponent!));
        json.WriteEndObject();
    }

    private static RSA Load(RSAParameters parameters)
    {
        var rsa = RSA.Create();
        rsa.ImportParameters(parameters);
        return rsa;
    }

    private static RSAParameters Create()
    {
#if NETSTANDARD2_0
        // RSA.Create() of .NET Framework makes 1024 bits and ignores a later KeySize.
        using var rsa = new RSACryptoServiceProvider(2048) { PersistKeyInCsp = false };
#else
        using var rsa = RSA.Create(2048);
#endif
        return rsa.ExportParameters(includePrivateParameters: true);
    }
}
