using System.Runtime.InteropServices;
using System.Security;

namespace DefenderXdr.Authentication;

/// <summary>The way from a SecureString to the text that MSAL wants.</summary>
internal static class Secrets
{
    public static string Reveal(SecureString secret)
    {
        var pointer = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(pointer) ?? "";
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }
}
