using System.Globalization;
using System.Net;
using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>What failures mean where files go into the library.</summary>
internal static class LibraryErrors
{
    /// <summary>What a refused upload is about. The codes are not documented: the service's words tell.</summary>
    public static DefenderException? OfUpload(ServiceFault fault, LibraryFileUpload upload)
    {
        if (fault.StatusCode == HttpStatusCode.RequestEntityTooLarge) return Error(ErrorIds.LibraryFileTooLarge, $"The library does not take '{upload.FileName}': it is too large.");
        if (fault.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Conflict)) return null;

        if (Says("exist")) return Error(ErrorIds.LibraryFileExists, $"The library has a file '{upload.FileName}' already.");
        if (Says("quota") || Says("limit") || Says("exceed") || Says("is full")) return Error(ErrorIds.LibraryFull, $"The library has no room for '{upload.FileName}'.");
        return null;

        bool Says(string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf($"{fault.Code} {fault.Message}", word, CompareOptions.IgnoreCase) >= 0;

        DefenderException Error(string errorId, string summary) => ResponseErrors.Error(errorId, fault, summary);
    }
}
