namespace DefenderXdr.Simulation;

/// <summary>What an access token is to say: who may do what where.</summary>
/// <param name="Api">The API.</param>
/// <param name="Resource">The API as the caller named it.</param>
/// <param name="Permissions">The permissions on it.</param>
/// <param name="ClientId">The application.</param>
/// <param name="ObjectId">The user, or the application's service principal.</param>
/// <param name="Delegated">Whether a user stands behind it.</param>
/// <param name="Proof">How the application proved who it is.</param>
internal sealed record Grant(ProtectedApi Api, string Resource, string[] Permissions, string ClientId, string ObjectId, bool Delegated, ClientProof Proof);

/// <summary>How an application proved who it is; the numbers are those of the claim <c>appidacr</c>.</summary>
internal enum ClientProof
{
    None = 0,
    Secret = 1,
    Assertion = 2,
}
