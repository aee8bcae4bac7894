using System.Management.Automation;
using System.Net;
using System.Security;

namespace DefenderXdr.PowerShell;

/// <summary>
/// Takes an access token as people have it: text, also with <c>Bearer </c> before it, a SecureString, what <c>Get-AzAccessToken</c> or
/// <c>Get-DefenderToken</c> gave, or a script block that is left as it is.
/// </summary>
public sealed class AccessTokenAttribute : ArgumentTransformationAttribute
{
    private const string NoToken = "This is no access token. Give its text, a SecureString, or the object of Get-AzAccessToken.";

    /// <inheritdoc/>
    // A failed cast is what makes the engine try another parameter on what came through the pipeline.
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Find(inputData)
        ?? throw new ArgumentTransformationMetadataException(NoToken, new PSInvalidCastException(NoToken));

    /// <summary>The token as a SecureString, a script block, or null when there is neither. Never shown in an error: it may be half a token.</summary>
    internal static object? Find(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } custom => Find(custom.Properties["Token"]?.Value),
        PSObject wrapped => Find(wrapped.BaseObject),
        string text => Secure(JsonWebToken.Bare(text)),
        SecureString or ScriptBlock => value,
        DefenderToken token => Secure(token.ToPlainText()),
        null => null,
        _ => Find(PSObject.AsPSObject(value).Properties["Token"]?.Value),
    };

    /// <summary>The token in a SecureString, for whoever is about to decode it.</summary>
    internal static string Reveal(SecureString token) => new NetworkCredential("", token).Password;

    /// <summary>Text that is not to be printed.</summary>
    internal static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text) secure.AppendChar(character);
        secure.MakeReadOnly();
        return secure;
    }
}
