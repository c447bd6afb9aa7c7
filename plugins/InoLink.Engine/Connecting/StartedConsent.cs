using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Connecting;

/// <summary>
/// A consent that an administrator has started and that has to come back with the same state: known, his own, in time and once (oauth-onboarding §5). Only the state's hash is
/// stored, with the user and the end; a used one keeps its hash and loses its end.
/// </summary>
public static class StartedConsent
{
    /// <summary>Long enough to sign in at Intuit and choose a company.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const int Bytes = 32;

    public static readonly string[] Columns = { ConnectionTable.ConsentState, ConnectionTable.ConsentUser, ConnectionTable.ConsentExpiresOn };

    /// <summary>Starts one; an older one of the connection is forgotten.</summary>
    /// <returns>The state, 256 random bits: given out once and never stored.</returns>
    public static string Begin(IOrganizationService system, Guid connection, Guid user, DateTime now)
    {
        byte[] random = new byte[Bytes];
        using (RandomNumberGenerator generator = RandomNumberGenerator.Create())
        {
            generator.GetBytes(random);
        }

        string state = Convert.ToBase64String(random).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        system.Update(new Entity(ConnectionTable.Name, connection)
        {
            [ConnectionTable.ConsentState] = Hash(state),
            [ConnectionTable.ConsentUser] = user.ToString("D"),
            [ConnectionTable.ConsentExpiresOn] = now + Life,
        });
        return state;
    }

    /// <summary>Why the state that came back is refused, or null. Reads only.</summary>
    /// <param name="connection">The row with <see cref="Columns"/>.</param>
    public static Problem? Check(Entity connection, string state, Guid user, DateTime now)
    {
        if (state.Length == 0 || connection.Text(ConnectionTable.ConsentState) != Hash(state))
        {
            return Catalogue.ConsentUnknown();
        }

        // told apart by the user first: whether somebody else's consent was used is none of his business
        return connection.Text(ConnectionTable.ConsentUser) != user.ToString("D") ? Catalogue.ConsentOfAnother()
            : connection.Time(ConnectionTable.ConsentExpiresOn) is not { } end ? Catalogue.ConsentUsed()
            : end <= now ? Catalogue.ConsentExpired()
            : null;
    }

    /// <summary>Uses it up. False: another call was faster.</summary>
    public static bool Use(IOrganizationService system, Entity connection) =>
        system.TryUpdate(new Entity(ConnectionTable.Name, connection.Id) { [ConnectionTable.ConsentExpiresOn] = null }, connection.RowVersion);

    private static string Hash(string state)
    {
        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(state)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
