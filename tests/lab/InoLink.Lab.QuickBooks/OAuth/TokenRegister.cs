using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InoLink.Lab.QuickBooks.Store;

namespace InoLink.Lab.QuickBooks.OAuth;

/// <summary>A token or code as kept: its hash, whom it belongs to, and how long it lives.</summary>
/// <param name="Hash">SHA-256 of the value; the value itself is not kept.</param>
/// <param name="Kind">code, access or refresh.</param>
/// <param name="ClientId">App.</param>
/// <param name="Realm">Company.</param>
/// <param name="Family">The consent that all its tokens come from.</param>
/// <param name="Issued">When this value was made.</param>
/// <param name="Expires">End of its life.</param>
/// <param name="HardExpires">Five years after the consent (quickbooks-api §11).</param>
/// <param name="RedirectUri">Of a code.</param>
internal sealed record GrantedToken(
    string Hash, string Kind, string ClientId, string Realm, string Family, DateTimeOffset Issued, DateTimeOffset Expires, DateTimeOffset HardExpires, string RedirectUri)
{
    public bool Dead { get; init; }
}

/// <summary>Apps, codes and tokens, committed before they are given out (quickbooks-api §11).</summary>
internal sealed class TokenRegister(Database database, TimeProvider clock, TimeSpan rotation)
{
    public static readonly TimeSpan AccessLife = TimeSpan.FromSeconds(3600);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromSeconds(8_726_400);
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HardLife = TimeSpan.FromSeconds(157_680_000);

    private readonly Lock gate = new();

    public List<QuickBooksApp> Apps() => database.Read("select client_id, client_secret, redirect_uris from app order by rowid", row =>
        new QuickBooksApp(row.GetString(0), row.GetString(1), JsonSerializer.Deserialize<List<string>>(row.GetString(2))!));

    public QuickBooksApp AddApp(IReadOnlyList<string> redirectUris)
    {
        QuickBooksApp app = new("AB" + Value(48), Value(40), redirectUris);
        database.Write(writer => writer.Execute("insert into app values ($1, $2, $3)", app.ClientId, app.ClientSecret, JsonSerializer.Serialize(redirectUris)));
        return app;
    }

    /// <summary>One more redirect URI of an app. Of an app that took any it is the first.</summary>
    public void AddRedirectUri(string clientId, string redirectUri)
    {
        if (Apps().FirstOrDefault(app => app.ClientId == clientId) is { } found && !found.RedirectUris.Contains(redirectUri))
        {
            database.Write(writer => writer.Execute("update app set redirect_uris = $2 where client_id = $1", clientId, JsonSerializer.Serialize(found.RedirectUris.Append(redirectUri))));
        }
    }

    /// <summary>A person consented: a code for this app, company and redirect URI, usable once.</summary>
    public string NewCode(string clientId, string realm, string redirectUri)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string code = "AB1" + Value(47);
        Add(new GrantedToken(Hash(code), "code", clientId, realm, Guid.NewGuid().ToString("N"), now, now + CodeLife, now + HardLife, redirectUri));
        return code;
    }

    /// <summary>Takes a code: null if it is unknown, used, expired, another app's or another redirect URI's.</summary>
    public GrantedToken? TakeCode(string code, string clientId, string redirectUri)
    {
        lock (gate)
        {
            GrantedToken? found = Live(code, "code");
            if (found is null || found.ClientId != clientId || found.RedirectUri != redirectUri)
            {
                return null;
            }

            Kill(found.Hash);
            return found;
        }
    }

    public string NewRefresh(string clientId, string realm, string family, DateTimeOffset hardExpires)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string value = "RT1-" + Value(60);
        DateTimeOffset expires = now + RefreshLife < hardExpires ? now + RefreshLife : hardExpires;
        Add(new GrantedToken(Hash(value), "refresh", clientId, realm, family, now, expires, hardExpires, ""));
        return value;
    }

    public string NewConsent(string clientId, string realm) =>
        NewRefresh(clientId, realm, Guid.NewGuid().ToString("N"), clock.GetUtcNow() + HardLife);

    public string NewAccess(GrantedToken origin)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string value = string.Join('.', Value(80), Value(340), Value(24), Value(400), Value(30));
        Add(new GrantedToken(Hash(value), "access", origin.ClientId, origin.Realm, origin.Family, now, now + AccessLife, origin.HardExpires, ""));
        return value;
    }

    /// <summary>
    /// Takes a refresh token: the same value again while it is young, a new one from the rotation age on, after which the old one
    /// is dead. Null means invalid_grant.
    /// </summary>
    public (GrantedToken Origin, string Value, DateTimeOffset Expires)? TakeRefresh(string value, string clientId)
    {
        lock (gate)
        {
            GrantedToken? found = Live(value, "refresh");
            if (found is null || found.ClientId != clientId)
            {
                return null;
            }

            if (clock.GetUtcNow() - found.Issued < rotation)
            {
                return (found, value, found.Expires);
            }

            string next = NewRefresh(clientId, found.Realm, found.Family, found.HardExpires);
            Kill(found.Hash);
            return (found, next, Live(next, "refresh")!.Expires);
        }
    }

    /// <summary>The token of an API call, also when expired or dead; null if never given out.</summary>
    public GrantedToken? Access(string value) => Find(value) is { Kind: "access" } found ? found : null;

    /// <summary>Ends the consent behind a token: all its tokens die.</summary>
    public bool Revoke(string value, string clientId)
    {
        GrantedToken? found = Find(value);
        if (found is null || found.ClientId != clientId || found.Dead)
        {
            return false;
        }

        database.Write(writer => writer.Execute("update token set dead = 1 where family = $1", found.Family));
        return true;
    }

    public void RevokeRealm(string realm) => database.Write(writer => writer.Execute("update token set dead = 1 where realm = $1", realm));

    /// <summary>Ends all access tokens of a realm; refreshing still works.</summary>
    public void ExpireAccess(string realm) =>
        database.Write(writer => writer.Execute("update token set expires = $2 where realm = $1 and kind = 'access'", realm, CompanyBooks.Moment(clock.GetUtcNow())));

    private static string Value(int length)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return RandomNumberGenerator.GetString(Alphabet, length);
    }

    private static string Hash(string value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    private GrantedToken? Live(string value, string kind) =>
        Find(value) is { Dead: false } found && found.Kind == kind && found.Expires > clock.GetUtcNow() ? found : null;

    private GrantedToken? Find(string value) => database.Read("select * from token where hash = $1", row => new GrantedToken(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), CompanyBooks.Moment(row.GetString(5)),
        CompanyBooks.Moment(row.GetString(6)), CompanyBooks.Moment(row.GetString(7)), row.GetString(8)) { Dead = row.GetBoolean(9) }, Hash(value)).FirstOrDefault();

    private void Add(GrantedToken token) => database.Write(writer => writer.Execute(
        "insert into token values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)", token.Hash, token.Kind, token.ClientId, token.Realm, token.Family,
        CompanyBooks.Moment(token.Issued), CompanyBooks.Moment(token.Expires), CompanyBooks.Moment(token.HardExpires), token.RedirectUri));

    private void Kill(string hash) => database.Write(writer => writer.Execute("update token set dead = 1 where hash = $1", hash));
}
