using System.Management.Automation;
using System.Security;

namespace DefenderXdr.PowerShell;

/// <summary>Takes an access token as a SecureString or as text.</summary>
public sealed class AccessTokenAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject wrapped => Transform(engineIntrinsics, wrapped.BaseObject),
        string text => Secure(text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text.Substring(7) : text),
        _ => inputData,
    };

    /// <summary>Text that is not to be printed.</summary>
    internal static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text) secure.AppendChar(character);
        secure.MakeReadOnly();
        return secure;
    }
}
