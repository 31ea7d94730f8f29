using System.Text;
using System.Xml.Linq;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Sealing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Hotline.Server.Desk.Protection;

/// <summary>Seals Data Protection's keys under the house key, so that a copy of the database forges no cookie.</summary>
internal sealed class HouseXmlEncryptor(Vault vault) : IXmlEncryptor
{
    internal static readonly SealedPlace Place = new("", Guid.Empty, "protection_keys", "xml", 0, 0);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var envelope = vault.Keys.House.Seal(plain, Place).Envelope;
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(envelope)), typeof(HouseXmlDecryptor));
    }
}

/// <summary>Made by Data Protection, which knows only this constructor.</summary>
internal sealed class HouseXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly Vault vault = services.GetRequiredService<Vault>();

    public XElement Decrypt(XElement encryptedElement)
    {
        var envelope = new Sealed(Convert.FromBase64String(encryptedElement.Value));
        var key = vault.Keys.FindById(envelope.Envelope.AsSpan(1, 16)) ?? throw new SealBrokenException("protection_keys", "xml");
        return XElement.Parse(Encoding.UTF8.GetString(key.Open(envelope, HouseXmlEncryptor.Place)));
    }
}
